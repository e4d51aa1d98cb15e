"""Writes the catalogs of messages anew from the sources: ``make i18n``.

The template `kultura.pot` and the English catalog are made whole from the sources; the Polish one
keeps its translations, loses what nobody says any more, and gets an empty entry for what is new.
Catalogs of other domains hold Plone's own messages that have no Polish there, written by hand; into
the one of Plone go our states, transitions and actions too: Plone's templates look for them there.
"""

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.messages.pofile import write_po
from collections.abc import Iterator
from contextlib import chdir
from datetime import datetime
from datetime import UTC
from i18ndude.catalog import GSReader
from i18ndude.catalog import PTReader
from i18ndude.catalog import PYReader
from i18ndude.catalog import ZCMLReader
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import json
import sys


DOMAIN = "kultura"
LOCALES = Path(__file__).parent
SOURCES = LOCALES.parents[1]
TEMPLATE = LOCALES / "kultura.pot"
NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)  # a catalog's time would differ with every run
DEFAULT = "Default: "


def english() -> dict[str, str]:
    """Give the English text of every message of the sources, by its id.

    A message without a default is its own English text. Raises ValueError where two places give
    one id two texts.
    """
    texts: dict[str, str] = {}
    for message, text in said():
        if texts.setdefault(message, text) != text:
            raise ValueError(f"{message!r} has two English texts: {texts[message]!r} and {text!r}")
    return texts


def said() -> Iterator[tuple[str, str]]:
    """Give each message, with its English text, of templates, Python, profiles and ZCML."""
    with chdir(SOURCES):
        for reader_of in (PTReader, PYReader, GSReader, ZCMLReader):
            reader = reader_of("kultura", DOMAIN)
            reader.read()
            for entry in reader.catalogs.get(DOMAIN, {}).values():
                yield entry.msgid, entry.msgstr or entry.msgid


def said_by_profiles() -> set[str]:
    """Give the messages of states, transitions, actions and types."""
    with chdir(SOURCES):
        reader = GSReader("kultura/profiles/default", DOMAIN)
        reader.read()
    return set(reader.catalogs[DOMAIN])


def path_of(language: str, domain: str = DOMAIN) -> Path:
    """Give the path of a language's catalog."""
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def translations(path: Path) -> dict[str, str]:
    """Give what a catalog says, by message id; what is not translated is left out."""
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}


def plone_template() -> dict[str, str]:
    """Give the English text of every message of Plone's own, by its id."""
    path = files("plone.app.locales") / "locales" / "plone.pot"
    with path.open("rb") as file:
        return {str(m.id): default_of(m) for m in read_po(file) if m.id}


def default_of(message: Message) -> str:
    """Give the English text that a template's comment names, or the id."""
    comment = " ".join(message.auto_comments)
    return comment.removeprefix(DEFAULT).strip('"') if DEFAULT in comment else str(message.id)


def plone_catalog(polish: dict[str, str]) -> bytes:
    """Give the Polish catalog of Plone's domain: our profile's, and what is written by hand."""
    theirs, by_hand = plone_template(), translations(path_of("pl", "plone"))
    ours = {m: polish[m] for m in said_by_profiles() if m in polish}
    words = by_hand | ours
    return catalog("pl", {m: theirs.get(m, m) for m in words}, words, "plone")


def catalog(
    language: str | None, texts: dict[str, str], words: dict[str, str], domain: str = DOMAIN
) -> bytes:
    """Give a catalog as PO: of each message its English text as a comment, and its words."""
    made = Catalog(
        locale=language,
        domain=domain,
        project=DOMAIN,
        version="1",
        msgid_bugs_address="",
        copyright_holder=DOMAIN,
        last_translator=DOMAIN,
        language_team=DOMAIN,
        header_comment="# Messages of Kultura; written by make i18n.",
        creation_date=NO_TIME,
        revision_date=NO_TIME,
        fuzzy=False,
    )
    for message in sorted(texts):
        made.add(message, words.get(message, ""), auto_comments=[DEFAULT + spelled(texts[message])])
    out = BytesIO()
    write_po(out, made, width=100)
    return out.getvalue()


def spelled(text: str) -> str:
    """Spell a text in one line, as the convention for comments of templates has it."""
    return json.dumps(text, ensure_ascii=False)


def catalogs() -> dict[Path, bytes]:
    """Give the bytes of every catalog, made from the sources and the translations there are."""
    texts, polish = english(), translations(path_of("pl"))
    return {
        TEMPLATE: catalog(None, texts, {}),
        path_of("en"): catalog("en", texts, texts),
        path_of("pl"): catalog("pl", texts, polish),
        path_of("pl", "plone"): plone_catalog(polish),
    }


def main() -> None:
    """Write the catalogs, and list the messages that have no Polish."""
    for path, content in catalogs().items():
        path.write_bytes(content)
    known = translations(path_of("pl"))
    for message, text in english().items():
        if message not in known:
            sys.stdout.write(f"no Polish: {message}: {text}\n")


if __name__ == "__main__":
    main()
