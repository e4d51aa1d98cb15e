"""The region's time zone."""

from datetime import date
from datetime import datetime
from kultura import settings
from zoneinfo import ZoneInfo


def region_zone() -> ZoneInfo:
    """Return the time zone people of the region live in."""
    return ZoneInfo(settings.current().kultura.time_zone)


def local_day(moment: datetime) -> date:
    """Return the day on which ``moment`` falls in the region."""
    return moment.astimezone(region_zone()).date()
