"""XML schemas of the standards, from a folder: they belong to their publishers and are not ours.

Whatever schemas are there make one, so that MODS and PREMIS are checked inside METS too. Nothing is
fetched: what a schema imports is taken from the same folder.
"""

from functools import cached_property
from kultura.digitisation.documents import Element
from lxml import etree
from pathlib import Path
from typing import Any
from typing import Final


FILES: Final = {  # namespace → file, as the publishers name them
    "http://www.loc.gov/METS/": "mets-1.12.1.xsd",
    "http://www.loc.gov/mods/v3": "mods-3.8.xsd",
    "info:lc/xmlns/premis-v2": "premis-2.2.xsd",
    "http://www.loc.gov/premis/v3": "premis-3.0.xsd",
    "http://www.loc.gov/standards/alto/ns-v2#": "alto-2-1.xsd",
    "http://www.loc.gov/standards/alto/ns-v3#": "alto-3-1.xsd",
    "http://www.loc.gov/standards/alto/ns-v4#": "alto-4-4.xsd",
}
WITHOUT: Final = ("http://schema.primaresearch.org/PAGE/",)  # known, no schema of it here
SCHEMA: Final = "http://www.w3.org/2001/XMLSchema"
XML_XSD: Final = f"""<xs:schema xmlns:xs="{SCHEMA}"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="space" type="xs:string"/>
<xs:attribute name="base" type="xs:anyURI"/><xs:attribute name="id" type="xs:ID"/></xs:schema>"""


class Schemas:
    """The schemas in a folder; without one, none."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    @cached_property
    def known(self) -> dict[str, str]:
        """The namespaces whose schema is there."""
        folder = self.folder
        if folder is None:
            return {}
        return {name: file for name, file in FILES.items() if (folder / file).is_file()}

    def faults(self, root: Element) -> list[tuple[int, str]]:
        """Return lines and words of what breaks the rules of the schemas that are there."""
        if etree.QName(root).namespace not in self.known:
            return []
        schema = self._schema
        schema.validate(root)
        return [(error.line, error.message) for error in schema.error_log]

    @cached_property
    def _schema(self) -> etree.XMLSchema:
        imports = "".join(
            f'<xs:import namespace="{name}" schemaLocation="{file}"/>'
            for name, file in self.known.items()
        )
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(_FromFolder(self.folder))
        driver = f'<xs:schema xmlns:xs="{SCHEMA}">{imports}</xs:schema>'
        return etree.XMLSchema(etree.fromstring(driver.encode(), parser))


class _FromFolder(etree.Resolver):
    """Gives what a schema imports by its file's name."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        name = system_url.rpartition("/")[2]
        file = self.folder / name if self.folder else None
        if file and file.is_file():
            return self.resolve_string(file.read_bytes(), context, base_url=name)
        content = XML_XSD if name == "xml.xsd" else f'<xs:schema xmlns:xs="{SCHEMA}"/>'
        return self.resolve_string(content, context)
