"""What is wrong in a form that comes back: said at its top, each with a link to where it is.

The fields of a form stand in groups, and a browser shows one of them at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One thing to correct: where it is, as people read it and as a link finds it."""

    group: str
    field: str
    message: str
    anchor: str


def faults_of(form: Any) -> list[Fault]:
    """Return what is wrong, in the order in which the form shows it."""
    return [fault for part in (form, *form.groups) for fault in _of_part(form, part)]


def _of_part(form: Any, part: Any) -> Iterator[Fault]:
    for error in part.widgets.errors or ():
        widget = getattr(error, "widget", None)
        yield Fault(
            group=form.default_fieldset_label if part is form else part.label,
            field=widget.label if widget is not None else "",
            message=getattr(error, "message", ""),
            anchor=f"formfield-{widget.id}" if widget is not None else _fieldset(form, part),
        )


def _fieldset(form: Any, part: Any) -> str:
    # As Plone's macro names it.
    if part is form:
        return "fieldset-default"
    name = part.__name__ or getattr(part.label, "default", None) or part.label
    return f"fieldset-{form.context.restrictedTraverse('@@plone').normalizeString(name)}"
