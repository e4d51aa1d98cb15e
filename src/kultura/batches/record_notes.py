"""What the note of a batch says of its record: why it does not say all that the package does."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from kultura.i18n import _
from kultura.imports.writing.approval import LOCKED
from kultura.imports.writing.approval import Locked
from kultura.imports.writing.fields import TypeFields
from kultura.imports.writing.place import PORTAL_TYPE
from kultura.imports.writing.rows import KEPT
from kultura.imports.writing.rows import Result
from typing import Any
from typing import Final
from zope.i18nmessageid import Message

import re


FIELDS_KEPT: Final = _("note_fields_kept", default="Kept what an editor wrote: ${fields}.")
PUBLIC: Final = _(
    "note_record_public",
    default="It is public: who writes it chooses what of the package goes into it.",
)
STATES: Final = (PUBLIC, *LOCKED.values())
ASKING: Final = (FIELDS_KEPT, *STATES)
"""What a note says while there is something to choose between a record and its package."""
OLD: Final = re.compile(
    "|".join((rf"{re.escape(KEPT)}[^.]*\.", *(re.escape(one.default) for one in STATES)))
)
"""The same sentences in notes that are plain texts."""


def told_of(result: Result) -> Sequence[str]:
    """Return what is told of what became of a record."""
    refused = result.refused
    if isinstance(refused, Locked) and refused.state == "published":
        return (PUBLIC,)
    if refused is not None:
        return refused.messages
    if result.conflicts:
        return (fields_kept(one.field for one in result.conflicts),)
    return (result.outcome.reason,)


def fields_kept(names: Iterable[str]) -> Message:
    """Return what is told of fields in which an editor is not overwritten without asking."""
    known = TypeFields(PORTAL_TYPE).fields
    titles = [known[name].title for name in dict.fromkeys(names)]
    return Message(FIELDS_KEPT, mapping={"fields": titles})


def without_dispute(note: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the note of a batch without what it says of its record, which was decided since."""
    left = [_without_old(one) for one in note if one.get("id") not in ASKING]
    return [one for one in left if one.get("text") != ""]


def _without_old(one: Mapping[str, Any]) -> Mapping[str, Any]:
    if "text" not in one:
        return one
    return {"text": " ".join(OLD.sub("", one["text"]).split())}
