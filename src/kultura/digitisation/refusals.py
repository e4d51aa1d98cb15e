"""Why a package as a whole is not taken, in words for who brings it."""

from kultura.digitisation.finding import Finding


class PackageRefused(Exception):
    """A package cannot be read at all; the finding says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(f"{finding.place}: {finding.means} {finding.advice}".lstrip(": "))
