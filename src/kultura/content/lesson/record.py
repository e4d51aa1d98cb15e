"""The public record of an educational offer."""

from kultura.behaviors.public.record import HappeningRecord
from kultura.behaviors.public.words import Words
from kultura.records.lesson import CurriculumItem
from kultura.records.lesson import Group
from kultura.records.lesson import Lesson
from typing import Any


class LessonRecord(HappeningRecord):
    """Adds what is taught, to whom and how."""

    kind = Lesson

    def own(self, words: Words) -> dict[str, Any]:
        obj = words.obj
        return {
            "levels": tuple(obj.levels or ()),
            "school_subjects": tuple(obj.school_subjects or ()),
            "curriculum": tuple(curriculum_item(words, row) for row in obj.curriculum or ()),
            "mode": obj.mode or None,
            "group": group(obj),
            "bookable": True if obj.bookable else None,
        }


def curriculum_item(words: Words, row: dict[str, Any]) -> CurriculumItem:
    """Return one place in the core curriculum."""
    return CurriculumItem(
        edition=row.get("edition") or None,
        stage=row.get("stage") or None,
        school_subject=row.get("school_subject") or None,
        code=row.get("code") or None,
        text=words.inside("curriculum", row.get("text")),
    )


def group(obj: Any) -> Group | None:
    """Return how many may come, None where that is not said."""
    found = Group(min=obj.group_min, max=obj.group_max, adults=obj.group_adults)
    return None if found == Group() else found
