"""What every record that happens adds: dates, place, admission, access, people."""

from dataclasses import dataclass
from kultura.records.accessibility import Accessibility
from kultura.records.admission import Admission
from kultura.records.agent import Agent
from kultura.records.fields import joined
from kultura.records.fields import term
from kultura.records.occurrence import Occurrence
from kultura.records.place import Place
from kultura.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Ages:
    """For whom by age, in years; either end may be open."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, kw_only=True)
class Happening(Record):
    """A record of something people come to; ``duration`` is in minutes.

    The ``schedule`` is whole; how many dates are sent, and which comes next, is decided at read.
    """

    schedule: tuple[Occurrence, ...] = joined(many=True)
    place: Place | None = None
    accessibility: Accessibility | None = None
    admission: Admission | None = None
    audience: tuple[str, ...] = term("audiences", many=True)
    ages: Ages | None = None
    languages: tuple[str, ...] = term("languages", many=True)
    credits: tuple[Agent, ...] = ()
    genre: str | None = term("genres")
    duration: int | None = None
