"""XML of somebody else's making, parsed so that nothing in it is expanded or fetched.

Two parsers look at each document. The first, expat, refuses a document type before any entity of
it could be declared; there is none in any standard of packages. The second, libxml2, builds the
tree and would leave entities as they stand. What may have more elements than it may, is counted
before it is built.
"""

from functools import cache
from kultura.digitisation.finding import Finding
from kultura.digitisation.finding import Kind
from kultura.digitisation.kinds.documents import DOCTYPE
from kultura.digitisation.kinds.documents import MALFORMED
from kultura.digitisation.kinds.documents import XML_BOMB
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import Tree
from lxml import etree
from typing import Any
from xml.parsers import expat


Element = etree._Element


def document(tree: Tree, path: str) -> Element:
    """Return the root element of an XML file; raises PackageRefused."""
    return parse(tree.content(path), path, tree.limits)


def parse(data: bytes, path: str = "", limits: Limits = LIMITS) -> Element:
    """Return the root element of a document; raises PackageRefused."""
    # No element without this byte: encodings in which it is another one, expat refuses.
    counted = data.count(b"<") > limits.elements
    _look_through(data, path, limits, counted)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        _look_through(data, path, limits, counted=True)  # too deep for libxml2, perhaps
        raise PackageRefused(MALFORMED.at(path, error.lineno, why=error.msg)) from error
    if not counted and _is_deeper(limits.nesting)(root):
        _look_through(data, path, limits, counted=True)  # says where
    return root


@cache
def _is_deeper(nesting: int) -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (nesting + 1)})")


class _Watch:
    """Counts what a document is made of, and stops where it is more than may be."""

    def __init__(self, path: str, limits: Limits, parser: "expat.XMLParserType") -> None:
        self.path, self.limits, self.parser = path, limits, parser
        self.elements = self.depth = 0
        parser.StartDoctypeDeclHandler = self.doctype

    def count(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def doctype(self, *_ignored: Any) -> None:
        raise PackageRefused(self.at(DOCTYPE))

    def start(self, _name: str, _attributes: Any) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.limits.elements or self.depth > self.limits.nesting:
            raise PackageRefused(self.at(XML_BOMB))

    def end(self, _name: str) -> None:
        self.depth -= 1

    def at(self, kind: Kind) -> Finding:
        return kind.at(self.path, self.parser.CurrentLineNumber)


def _look_through(data: bytes, path: str, limits: Limits, counted: bool) -> None:
    parser = expat.ParserCreate()
    watch = _Watch(path, limits, parser)
    if counted:
        watch.count()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        why = expat.errors.messages.get(error.code, str(error.code))
        raise PackageRefused(MALFORMED.at(path, error.lineno, why=why)) from error
    except (LookupError, ValueError) as error:  # an encoding nobody knows
        raise PackageRefused(MALFORMED.at(path, 1, why=str(error))) from error
