"""A package's descriptions applied to the fields of a digital object, MODS before Dublin Core."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from kultura.digitisation.crosswalk import dublin_core
from kultura.digitisation.crosswalk import mods
from kultura.digitisation.crosswalk.rule import leaves
from kultura.digitisation.crosswalk.rule import Rule
from kultura.digitisation.package import Description
from kultura.digitisation.package import Division
from kultura.digitisation.package import Package
from kultura.digitisation.package import Statement
from typing import Any
from typing import Final


ORDER: Final = ("MODS", "DC", "CSV")
MODS_ID: Final = "MODSMD"
DC_ID: Final = "DCMD"


@dataclass(frozen=True)
class Kept:
    """A statement without a field: it stays in the package and is shown."""

    file: str
    line: int | None
    name: str  # the path of names that leads to it
    value: str

    def plain(self) -> dict[str, Any]:
        """Return what JSON can say."""
        return {"file": self.file, "line": self.line, "name": self.name, "value": self.value}


@dataclass(frozen=True)
class Described:
    """Field values of a digital object, and all that has no field."""

    fields: dict[str, Any]
    kept: tuple[Kept, ...]


def describe(package: Package) -> Described:
    """Return what a package says of its object."""
    return described(package.descriptions[id] for id in about_object(package))


def described(descriptions: Iterable[Description]) -> Described:
    """Return fields from descriptions of one object; a later one fills only what is empty.

    What a later one says again of what an earlier one said is not told twice.
    """
    fields: dict[str, Any] = {}
    kept: list[Kept] = []
    said: set[str] = set()
    ordered = sorted(descriptions, key=_order)
    for description in ordered:
        top, rules = _rules(description)
        used = _apply(rules, top, fields, said)
        for name, leaf in leaves(top):
            if id(leaf) not in used and not _is_said(leaf.value, said):
                kept.append(Kept(description.file, leaf.line, name, leaf.value))
        said |= {leaf.value for _name, leaf in leaves(top)}
    return Described(fields, tuple(kept))


def about_object(package: Package) -> list[str]:
    """Return the ids of the descriptions of the innermost part that holds all pages.

    NDK puts Dublin Core beside MODS under an id that differs in its beginning only.
    """
    innermost = _innermost(package.structure) or list(package.descriptions)
    beside = [id.replace(MODS_ID, DC_ID, 1) for id in innermost if id.startswith(MODS_ID)]
    wanted = dict.fromkeys([*innermost, *beside])
    return [id for id in wanted if id in package.descriptions]


def _innermost(top: Division) -> list[str]:
    found = [list(one.descriptions) for one in _chain(top) if one.descriptions]
    return found[-1] if found else []


def _chain(top: Division) -> Iterator[Division]:
    """Yield the parts from the top for as long as there is only one below."""
    yield top
    if len(top.parts) == 1 and not top.pages:
        yield from _chain(top.parts[0])


def _rules(description: Description) -> tuple[Statement, tuple[Rule, ...]]:
    if description.standard == mods.STANDARD:
        return description.content, mods.RULES
    if description.standard == "CSV":
        return dublin_core.as_dublin_core(description.content), dublin_core.RULES
    if description.standard == dublin_core.STANDARD:
        return description.content, dublin_core.RULES
    return description.content, ()


def _is_said(value: str, said: set[str]) -> bool:
    """Tell whether an earlier description said it, perhaps without a type and a colon before it."""
    return value in said or value.partition(":")[2].strip() in said


def _apply(
    rules: tuple[Rule, ...], top: Statement, fields: dict[str, Any], said: set[str]
) -> set[int]:
    """Fill what is empty with what is new; return the statements that were used, by identity."""
    filled = set(fields)
    used: set[int] = set()
    for rule in rules:
        if rule.field in filled:
            continue
        for taken in rule.take(top):
            if all(_is_said(one.value, said) for one in taken.used):
                continue
            if rule.many and taken.value not in fields.setdefault(rule.field, []):
                fields[rule.field].append(taken.value)
            elif not rule.many and rule.field in fields:
                continue
            elif not rule.many:
                fields[rule.field] = taken.value
            used |= {id(one) for one in taken.used}
    return used


def _order(description: Description) -> int:
    return ORDER.index(description.standard) if description.standard in ORDER else len(ORDER)
