"""The files that a package names, gathered while it is read."""

from collections.abc import Mapping
from dataclasses import replace
from kultura.digitisation import kinds
from kultura.digitisation.finding import Finding
from kultura.digitisation.package import Mention
from kultura.digitisation.package import PackageFile
from kultura.digitisation.package import Role
from kultura.digitisation.references import folder_of
from kultura.digitisation.references import found_path
from kultura.digitisation.references import LeadsOut


class Listing:
    """Files by path, each with all its mentions, and what was found wrong about them."""

    def __init__(self, there: Mapping[str, int]) -> None:
        self.there = there
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
            finding = kinds.LEADS_OUT.at(mention.file, mention.line, reference=reference)
            self.findings.append(finding)
            return None
        known = self.files.get(path) or PackageFile(path, role)
        self.files[path] = replace(
            known,
            role=role if known.role is Role.OTHER else known.role,
            media_type=known.media_type or media_type,
            mentions=(*known.mentions, mention),
        )
        return path
