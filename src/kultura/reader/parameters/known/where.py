"""Where something is or happens."""

from kultura.reader.parameters.areas import read_bbox
from kultura.reader.parameters.areas import read_near
from kultura.reader.parameters.parameter import Parameter


NUMBER = r"-?[0-9]{1,3}(\.[0-9]{1,15})?"

PARAMETERS = (
    Parameter(
        "bbox",
        "In this box: west, south, east and north in degrees (WGS 84). A west greater than the "
        "east reaches over the 180th meridian.",
        {"type": "string", "pattern": f"^{NUMBER}(,{NUMBER}){{3}}$"},
        read_bbox,
        "west,south,east,north in degrees, for instance 18.9,51.3,19.9,52.1",
    ),
    Parameter(
        "near",
        "Not farther than so many kilometres from a point: latitude, longitude, kilometres. "
        "Results then have a distance.",
        {"type": "string", "pattern": f"^{NUMBER}(,{NUMBER}){{1}},[0-9]{{1,5}}(\\.[0-9]{{1,9}})?$"},
        read_near,
        "latitude,longitude,kilometres (20,000 at most), for instance 51.77,19.46,10",
    ),
)
