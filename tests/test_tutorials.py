"""What the tutorials call a button is what stands on it, in English and in Polish."""

from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
import re


CHECKOUT: Final = Path(__file__).resolve().parents[1]
TUTORIALS: Final = CHECKOUT / "docs" / "tutorials"
ENTRY: Final = re.compile(
    r'(?:^#\. Default: "(?P<default>.+)"\n(?:#.*\n)*)?'
    r'^msgid "(?P<id>.+)"\nmsgstr "(?P<polish>.+)"$',
    re.MULTILINE,
)
PAIR: Final = re.compile(r"(?<!\*)\*([^*`\[]+)\*\s\(\*([^*]+)\*")
PICTURE: Final = re.compile(r"!\[[^\]]+\]\(images/([\w-]+\.webp)\)")
NAME: Final = re.compile(r"(?<!\*)\*(?=[^\s*])([^*`\[]+)(?<=\S)\*(?!\*)")


@pytest.fixture(scope="module")
def said() -> set[tuple[str, str]]:
    """What the catalogs say: English and Polish of every message, Kultura's and Plone's."""
    ours = files("kultura") / "locales"
    plones = files("plone.app.locales") / "locales"
    catalogs = [place / "pl" / "LC_MESSAGES" for place in (ours, plones)]
    texts = [path.read_text() for one in catalogs for path in one.iterdir() if path.suffix == ".po"]
    found = [entry for text in texts for entry in ENTRY.finditer(text)]
    return {(entry["default"] or entry["id"], entry["polish"]) for entry in found}


def names(pattern: re.Pattern, tutorial: str) -> list:
    """Find names of buttons in a tutorial; line breaks in them are spaces."""
    text = re.sub(r"\s+", " ", (TUTORIALS / tutorial).read_text(encoding="utf-8"))
    return pattern.findall(text)


@pytest.mark.parametrize("tutorial", ["editor.md", "administrator.md"])
def test_a_button_is_called_by_its_names_in_both_languages(tutorial, said) -> None:
    pairs = names(PAIR, tutorial)
    assert len(pairs) > 10
    assert [pair for pair in pairs if pair not in said] == []


@pytest.mark.parametrize("tutorial", ["editor.pl.md", "administrator.pl.md"])
def test_a_button_is_called_by_its_name_in_polish(tutorial, said) -> None:
    found = names(NAME, tutorial)
    assert len(found) > 10
    assert [name for name in found if name not in {polish for _, polish in said}] == []


@pytest.mark.parametrize("tutorial", ["editor", "administrator"])
def test_both_languages_show_all_its_pictures(tutorial) -> None:
    there = {path.name for path in (TUTORIALS / "images").glob(f"{tutorial}-*.webp")}
    assert len(there) >= 4
    for name in (f"{tutorial}.md", f"{tutorial}.pl.md"):
        assert set(PICTURE.findall((TUTORIALS / name).read_text(encoding="utf-8"))) == there
