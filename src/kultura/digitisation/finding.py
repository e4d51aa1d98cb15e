"""What was found in a package: how grave it is, where it is, what it means and what to do.

Each kind of finding is said once, in `kinds/`; a finding adds the place and the values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """From grave to slight. A decision: somebody has to say whether the package is taken so."""

    ERROR = "error"
    DECISION = "decision"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Kind:
    """A kind of finding: the sentences have places for values, as ``str.format`` fills them."""

    code: str
    severity: Severity
    means: str
    advice: str

    def at(self, file: str = "", line: int | None = None, **values: object) -> "Finding":
        """Return a finding of this kind."""
        return Finding(self, file, line, {name: shown(str(one)) for name, one in values.items()})


@dataclass(frozen=True)
class Finding:
    """Something found at a place of a package; ``file`` is empty for the package as a whole."""

    kind: Kind
    file: str = ""
    line: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.kind.severity

    @property
    def means(self) -> str:
        """What it means, for a person."""
        return self.kind.means.format(**self.values)

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.kind.advice.format(**self.values)

    @property
    def place(self) -> str:
        """File and line as compilers say them: ``mets.xml:12``."""
        line = f":{self.line}" if self.line else ""
        return f"{shown(self.file)}{line}"

    def plain(self) -> dict[str, Any]:
        """Return what JSON can say."""
        return {
            "code": self.kind.code,
            "severity": str(self.severity),
            "file": shown(self.file) or None,
            "line": self.line,
            "means": self.means,
            "advice": self.advice,
        }


def shown(text: str) -> str:
    """Return a text whose every character can be shown: bytes of no encoding are escaped."""
    clean = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in clean)
