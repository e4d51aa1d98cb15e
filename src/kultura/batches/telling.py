"""What is told of a package that goes on or does not: messages in the store, words for a reader.

A note is kept as messages with their values, and put into words when somebody reads it. A plain
text, as notes once were, stays as it is.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.sentences import said
from kultura.digitisation.storing import found_from
from kultura.digitisation.storing import storable
from kultura.store.batch import Batch
from kultura.store.findings import Found
from typing import Any
from typing import Final
from zope.i18n import translate
from zope.i18nmessageid import Message


ENGLISH: Final = "en"
ENDS: Final = (".", "!", "?")


def stored(told: Iterable[object]) -> list[dict[str, Any]]:
    """Return what is told as the store keeps it: messages, plain texts, refused packages."""
    return [storable(_plain(one)) for one in told if one]


def worded(note: Sequence[Mapping[str, Any]], language: str) -> str:
    """Return a note in a language, a sentence after another."""
    return " ".join(_sentence(_words(one, language)) for one in note)


def note_of(batch: Batch, language: str = ENGLISH) -> str:
    """Return the note of a batch in a language."""
    return worded(batch.note, language)


def _plain(told: object) -> Any:
    if isinstance(told, Message):
        values = {name: _plain(value) for name, value in (told.mapping or {}).items()}
        return {"id": str(told), "domain": told.domain, "default": told.default, "values": values}
    if isinstance(told, PackageRefused):
        return {"finding": asdict(found_from(told.finding))}
    if isinstance(told, list | tuple):
        return [_plain(one) for one in told]
    return {"text": str(told)}


def _words(kept: Any, language: str) -> str:
    if isinstance(kept, list):
        return ", ".join(_words(one, language) for one in kept)
    if "finding" in kept:
        found = Found(**kept["finding"])
        means, advice = said(found, language)
        return f"{found.place}: {means} {advice}".lstrip(": ")
    if "id" not in kept:
        return kept["text"]
    values = {name: _words(value, language) for name, value in kept["values"].items()}
    message = Message(kept["id"], kept["domain"], kept["default"], values)
    return str(translate(message, target_language=language))


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith(ENDS) else f"{text}."
