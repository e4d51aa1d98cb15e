"""What can be wrong with a mapping, and what can be wrong with a row under a right one."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from kultura.i18n import in_english
from kultura.imports.faults import ImportFault


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a mapping: the line in the file, the key, and a sentence."""

    line: int
    key: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.key}" if self.key else f"line {self.line}"
        return f"{where}: {self.message}"


class MappingFault(ImportFault):
    """The mapping cannot be used; `faults` names everything wrong with it, in the file's order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RowRefused(Exception):
    """A row cannot become an object; as a string it is the sentence the report shows.

    ``messages`` say the same to people of the desk, each in their language.
    """

    def __init__(self, told: str, messages: Iterable[str] = ()) -> None:
        super().__init__(in_english(told))
        self.messages = tuple(messages) or (told,)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a sentence with the nearest known name; all names where none is near."""
    names = sorted(known)
    folded = {each.casefold(): each for each in names}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{folded[near[0]]}”?"
    return f"Known are: {', '.join(names)}."
