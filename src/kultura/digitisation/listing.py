"""The files that a package names, gathered while it is read."""

from collections.abc import Mapping
from kultura.digitisation.finding import Finding
from kultura.digitisation.kinds.checksums import NO_LIST
from kultura.digitisation.kinds.files import TOO_MANY_FILES
from kultura.digitisation.kinds.references import LEADS_OUT
from kultura.digitisation.kinds.references import NAMED_TOO_OFTEN
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import Limits
from kultura.digitisation.package import Mention
from kultura.digitisation.package import PackageFile
from kultura.digitisation.package import Role
from kultura.digitisation.references import folder_of
from kultura.digitisation.references import found_path
from kultura.digitisation.references import LeadsOut
from kultura.digitisation.refusals import PackageRefused


class Listing:
    """Files by path, each with all its mentions, and what was found wrong about them."""

    def __init__(self, there: Mapping[str, int], limits: Limits = LIMITS) -> None:
        self.there = there
        self.limits = limits
        self.files: dict[str, PackageFile] = {}
        self.findings: list[Finding] = []

    def add(
        self,
        reference: str,
        mention: Mention,
        role: Role = Role.OTHER,
        media_type: str = "",
        base: str | None = None,
    ) -> str | None:
        """Note that a file is named; return its path, None where the name leads out.

        References are from the folder of the file that mentions it unless ``base`` says another.
        """
        folder = folder_of(mention.file) if base is None else base
        try:
            path = found_path(reference, folder, self.there)
        except LeadsOut:
            finding = LEADS_OUT.at(mention.file, mention.line, reference=reference)
            self.found(finding)
            return None
        known = self.files.get(path) or PackageFile(path, role)
        self._refuse_too_much(known)
        self.files[path] = PackageFile(
            path,
            role if known.role is Role.OTHER else known.role,
            known.media_type or media_type,
            (*known.mentions, mention),
        )
        return path

    def found(self, finding: Finding) -> None:
        """Note a line that cannot be read; raises PackageRefused where no line can."""
        self.findings.append(finding)
        if len(self.findings) > self.limits.faults:
            raise PackageRefused(NO_LIST.at(finding.file, limit=self.limits.faults))

    def _refuse_too_much(self, file: PackageFile) -> None:
        if len(self.files) > self.limits.files:
            raise PackageRefused(TOO_MANY_FILES.at(limit=self.limits.files))
        if len(file.mentions) >= self.limits.mentions:
            limit = self.limits.mentions
            raise PackageRefused(NAMED_TOO_OFTEN.at(file.path, limit=limit))
