"""The region's time zone."""

from datetime import date
from datetime import datetime
from kultura import settings
from zoneinfo import ZoneInfo

import copyreg


def region_zone() -> ZoneInfo:
    """Return the time zone people of the region live in."""
    return ZoneInfo(settings.current().kultura.time_zone)


def local_day(moment: datetime) -> date:
    """Return the day on which ``moment`` falls in the region."""
    return moment.astimezone(region_zone()).date()


def by_key(zone: ZoneInfo) -> tuple[type[ZoneInfo], tuple[str]]:
    """Return how a zone is made again from a pickle: by its name."""
    return ZoneInfo, (zone.key,)


# ZODB's pickles cannot name the built-in method by which a ZoneInfo wants to be unpickled.
copyreg.pickle(ZoneInfo, by_key)
