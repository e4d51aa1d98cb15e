"""The public record of an educational offer."""

from dataclasses import dataclass
from kultura.records.fields import term
from kultura.records.happening import Happening


@dataclass(frozen=True, kw_only=True)
class CurriculumItem:
    """A place in the core curriculum that the lesson serves."""

    edition: str | None = None
    stage: str | None = None
    school_subject: str | None = term("school_subjects")
    code: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """How many may come: ``min`` to ``max`` pupils, and the ``adults`` who must be with them."""

    min: int | None = None
    max: int | None = None
    adults: int | None = None


@dataclass(frozen=True, kw_only=True)
class Lesson(Happening):
    """A lesson; levels, school subjects and mode are values of the vocabularies of these names."""

    type = "lesson"
    collection = "lessons"

    levels: tuple[str, ...] = term("school_levels", many=True)
    school_subjects: tuple[str, ...] = term("school_subjects", many=True)
    curriculum: tuple[CurriculumItem, ...] = ()
    mode: str | None = term("modes")
    group: Group | None = None
    bookable: bool | None = None
