"""What was found in a package, all of it: for people a text, for programs plain data."""

from collections import Counter
from dataclasses import dataclass
from kultura.digitisation.contents import Contents
from kultura.digitisation.crosswalk.describing import Described
from kultura.digitisation.finding import Finding
from kultura.digitisation.finding import Severity
from kultura.digitisation.finding import shown
from typing import Any
from typing import Final


REFUSED: Final = "refused"
NEEDS_DECISION: Final = "needs-decision"
CHECKED: Final = "checked"

GRAVITY: Final = list(Severity)
NOTHING: Final = Described({}, ())
UNREAD: Final = Contents()


@dataclass(frozen=True)
class Report:
    """A package's report; format and what follows are empty where it could not be read."""

    path: str
    findings: tuple[Finding, ...]
    format: str = ""
    identifier: str = ""
    title: str = ""
    pages: int = 0
    files: int = 0
    size: int = 0  # bytes
    described: Described = NOTHING
    contents: Contents = UNREAD

    @property
    def state(self) -> str:
        """The state a package with these findings comes to."""
        found = {finding.severity for finding in self.findings}
        if Severity.ERROR in found:
            return REFUSED
        return NEEDS_DECISION if Severity.DECISION in found else CHECKED

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {str(severity): found[severity] for severity in Severity}

    def sorted(self) -> list[Finding]:
        """Return the findings, grave ones first, then by place."""
        return sorted(
            self.findings,
            key=lambda one: (GRAVITY.index(one.severity), one.file, one.line or 0, one.kind.code),
        )

    def plain(self) -> dict[str, Any]:
        """Return what JSON can say."""
        return {
            "path": shown(self.path),
            "state": self.state,
            "format": self.format or None,
            "identifier": shown(self.identifier) or None,
            "title": shown(self.title) or None,
            "pages": self.pages,
            "files": self.files,
            "size": self.size,
            "counts": self.counts,
            "description": {
                "fields": self.described.fields,
                "kept": [kept.plain() for kept in self.described.kept],
            },
            "findings": [finding.plain() for finding in self.sorted()],
        }
