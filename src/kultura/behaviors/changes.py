"""Which fields an event says were changed."""

from typing import Any


def changed_names(event: Any) -> set[str]:
    """Return the bare names of the fields that a modification names, none where it names none.

    Forms and plone.restapi write them as ``ISchedule.schedule``.
    """
    descriptions = getattr(event, "descriptions", ()) or ()
    names = (name for one in descriptions for name in getattr(one, "attributes", ()))
    return {name.rsplit(".", 1)[-1] for name in names}
