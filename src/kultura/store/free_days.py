"""Free days: weekdays as the numbers that rows hold, Monday is 1 (ISO 8601)."""

from kultura.records.admission import Admission
from kultura.records.opening_hours import WEEKDAYS


NUMBERS = {name: number for number, name in enumerate(WEEKDAYS, 1)}


def free_days(admission: Admission | None) -> set[int]:
    """Return the weekdays on which admission is free."""
    return weekdays(*admission.free_days) if admission else set()


def weekdays(*names: str | None) -> set[int]:
    """Return the numbers of weekdays by name; what is no weekday is none."""
    return {NUMBERS[name] for name in names if name in NUMBERS}
