"""Where something is or happens."""

from kultura.reader.parameters.areas import read_bbox
from kultura.reader.parameters.areas import read_near
from kultura.reader.parameters.parameter import matching
from kultura.reader.parameters.parameter import Parameter

import re


NUMBER = r"-?[0-9]{1,3}(\.[0-9]{1,15})?"
AREA = re.compile(r"[0-9]{2,7}")

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
    Parameter(
        "area",
        "In this administrative area, by its TERYT code or the beginning of one; repeat it for "
        "several.",
        {"type": "string", "pattern": f"^{AREA.pattern}$"},
        matching(AREA),
        "a TERYT code of two to seven digits, for instance 10 or 1061011",
        many=True,
    ),
)
