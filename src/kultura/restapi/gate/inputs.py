"""Refuses inputs of a form that no form sends: one line of text sent twice, or as a record, a text
where a file belongs, half a character.

The widgets of z3c.form take it for granted that a browser sends what they have shown: anything
else ends as a server error in one of them. A widget of several values says so beside them, by an
input of its name and ``-empty-marker``.
"""

from collections.abc import Mapping
from kultura.i18n import _
from kultura.restapi.gate.body import is_storable
from kultura.restapi.refusals import BadInput
from ZPublisher.HTTPRequest import record


WIDGETS = "form.widgets."
MARKER = "-empty-marker"
FILES = frozenset({"form.widgets.portrait"})
"""Inputs of stock forms that hold a file, and whose widgets fail for anything else."""


def check(sent: Mapping[str, object]) -> None:
    """Raise ``BadInput`` for the first input of a form that holds what its widget cannot read."""
    for name, value in sent.items():
        if name.startswith(WIDGETS) and _is_odd(name, value, several=f"{name}{MARKER}" in sent):
            raise BadInput(
                _(
                    "refused_odd_input",
                    default="'${name}' was sent as no form sends it. Open the form anew.",
                    mapping={"name": name[:80]},
                ),
                parameter=name[:80],
            )


def _is_odd(name: str, value: object, *, several: bool) -> bool:
    if isinstance(value, str):
        return not is_storable(value) or (name in FILES and bool(value))
    if isinstance(value, list | tuple):
        return not several or any(isinstance(part, record) for part in value)
    return isinstance(value, record)
