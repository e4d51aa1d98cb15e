"""The page of a lesson."""

from kultura.presentation.facts import happening
from kultura.presentation.view import RecordView


class LessonView(RecordView):
    """The page of a lesson."""

    facts = (
        happening.levels,
        happening.school_subjects,
        happening.curriculum,
        happening.mode,
        happening.duration,
        happening.group,
        happening.where,
        happening.admission,
        happening.tickets,
        happening.languages,
        happening.services,
    )
