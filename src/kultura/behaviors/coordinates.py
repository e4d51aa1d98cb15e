"""What every place on the map has to obey, whichever schema it is in."""

from .fields.numbers import Number
from .fields.refusals import Refused
from kultura.i18n import _


def latitude() -> Number:
    """Return a field for degrees north of the equator (WGS 84)."""
    return Number(
        title=_("label_latitude", default="Latitude"),
        description=_("help_latitude", default="Degrees, like 50.2945"),
        min=-90,
        max=90,
    )


def longitude() -> Number:
    """Return a field for degrees east of Greenwich (WGS 84)."""
    return Number(
        title=_("label_longitude", default="Longitude"),
        description=_("help_longitude", default="Degrees, like 18.6714"),
        min=-180,
        max=180,
    )


def check_pair(latitude: float | None, longitude: float | None) -> None:
    """Refuse one coordinate without the other."""
    if (latitude is None) != (longitude is None):
        raise Refused(
            _(
                "refused_half_a_point",
                default="A place on the map needs both latitude and longitude.",
            )
        )
