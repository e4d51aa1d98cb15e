"""What a package does not say of its object but its pages show: that it is text, in a language.

Only what no description says is concluded; an editor who knows better corrects it.
"""

from babel import Locale
from collections import Counter
from collections.abc import Iterator
from functools import cache
from kultura.digitisation.crosswalk.describing import Described
from kultura.digitisation.crosswalk.terms import language
from kultura.digitisation.documents import document
from kultura.digitisation.package import Package
from kultura.digitisation.package import Role
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import Tree
from typing import Any
from typing import Final


TEXTS: Final = (Role.ALTO, Role.PAGE_XML, Role.TEXT)
SAYING: Final = ("primaryLanguage", "LANG", "language")  # attributes of PAGE and ALTO
LOOKED_AT: Final = 3  # pages


def with_conclusions(described: Described, package: Package, tree: Tree) -> Described:
    """Return a description with what the pages show of what it leaves open."""
    shown = dict(conclusions(package, tree, described.fields))
    return Described({**shown, **described.fields}, described.kept)


def conclusions(package: Package, tree: Tree, fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield fields that are not said, by what the pages show."""
    has_text = any(page.files.get(role) for page in package.pages for role in TEXTS)
    kind = fields.get("edm_type") or ("TEXT" if has_text else "IMAGE")
    if package.pages:
        yield "edm_type", kind
    if kind == "TEXT" and not fields.get("languages"):
        found = language_of_pages(package, tree)
        if found:
            yield "languages", [found]


def language_of_pages(package: Package, tree: Tree) -> str:
    """Return the language that the first pages with text name most often, or nothing."""
    paths = [
        path
        for page in package.pages
        for role in (Role.PAGE_XML, Role.ALTO)
        for path in page.files.get(role, ())[:1]
        if path in tree.files
    ]
    named: Counter[str] = Counter()
    for path in paths[:LOOKED_AT]:
        named.update(languages_in(tree, path))
    return named.most_common(1)[0][0] if named else ""


def languages_in(tree: Tree, path: str) -> Iterator[str]:
    """Yield the languages that a file of recognised text names, each time it does."""
    try:
        root = document(tree, path)
    except PackageRefused:
        return  # told by the check of documents
    for element in root.iter("{*}*"):
        said = next((element.get(name) for name in SAYING if element.get(name)), "")
        if found := language(_codes().get(said.lower(), said.partition("-")[0])):
            yield found


@cache
def _codes() -> dict[str, str]:
    """Return codes by the English names that PAGE has for languages, in lower case."""
    return {name.lower(): code for code, name in Locale("en").languages.items()}
