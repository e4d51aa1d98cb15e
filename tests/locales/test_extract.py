"""Every message has Polish and English, and the catalogs say what the sources say."""

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

import kultura
import pytest
import re


SCRIPT = Path(kultura.__file__).parent / "locales" / "extract.py"
PLACEHOLDER = re.compile(r"\$\{\w+\}|%\(\w+\)\w")
LANGUAGES = ("pl", "en")


@pytest.fixture(scope="module")
def extract() -> ModuleType:
    spec = spec_from_file_location("extract_messages", SCRIPT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts(extract) -> dict[str, str]:
    return extract.english()


def test_catalogs_are_current(extract) -> None:
    stale = [p.name for p, made in extract.catalogs().items() if p.read_bytes() != made]
    assert not stale, "Run make i18n and commit what it writes."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(extract, texts, language: str) -> None:
    assert sorted(texts.keys() - extract.translations(extract.path_of(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(extract, texts, language: str) -> None:
    said = extract.translations(extract.path_of(language))
    differ = {m for m, text in texts.items() if _placeholders(said[m]) != _placeholders(text)}
    assert differ == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_twice(extract, language: str) -> None:
    """As an editor of catalogs does who writes a translation below the one there was."""
    said = extract.translations(extract.path_of(language))
    halves = {
        message: (text[: len(text) // 2], text[len(text) // 2 :]) for message, text in said.items()
    }
    assert [message for message, (one, other) in halves.items() if one and one == other] == []


@pytest.mark.parametrize("path", sorted(SCRIPT.parent.glob("*/LC_MESSAGES/*.po")), ids=str)
def test_nothing_is_fuzzy(path: Path) -> None:
    assert "fuzzy" not in path.read_text(encoding="utf-8")


def test_polish_has_three_plural_forms(extract) -> None:
    assert "nplurals=3" in extract.path_of("pl").read_text(encoding="utf-8")


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
