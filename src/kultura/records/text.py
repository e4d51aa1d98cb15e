"""Text for the public: clean HTML, the same without markup, and a summary of it.

What an editor's form stores holds classes, styles and paths of the cms. The public gets a small
allow-list of elements, and links it can follow: absolute, public, or none at all.
"""

from collections.abc import Callable
from collections.abc import Iterator
from kultura.records.links import is_link
from lxml.html import fragment_fromstring
from lxml.html import HtmlElement
from lxml.html import tostring

import nh3
import re


Resolve = Callable[[str], str | None]

BLOCKS = (
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "figure"),
    *("figcaption", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr"),
)
CELLS = ("td", "th")
INLINE = (
    *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q"),
    *("s", "small", "span", "strong", "sub", "sup", "time", "u", "thead", "tbody", "tfoot"),
)
TAGS = {*BLOCKS, *CELLS, *INLINE}
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
KEPT_AS_WRITTEN = ("mailto:", "tel:")
ABSOLUTE = re.compile(r"https?://[^\s/]", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
BREAKS = re.compile(r" *\n[ \n]*")
SENTENCE_ENDS = re.compile(r"[.!?…][”\"»)]?\s")


def only_absolute(address: str) -> str | None:
    """Keep an address that is absolute already; of any other say that the public has none."""
    return address if ABSOLUTE.match(address) else None


def clean(html: str, resolve: Resolve = only_absolute, picture: Resolve = only_absolute) -> str:
    """Return HTML of the allow-list, with links the public can follow.

    ``resolve`` gets the address of every link (a path, ``resolveuid/…``, an absolute address) and
    returns the absolute public one, or one of another record by UID, or None: then a link leaves
    its words. ``picture`` does the same for pictures, of which nothing is left.
    """
    root = _tree(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None))
    for heading in list(root.iter("h1")):
        heading.tag = "h2"
    for link in list(root.iter("a")):
        _point(link, "href", resolve, link.drop_tag)
    for shown in list(root.iter("img")):
        _point(shown, "src", picture, shown.drop_tree)
    for paragraph in list(root.iter("p")):
        if not len(paragraph) and not paragraph.text_content().strip():
            paragraph.drop_tree()
    return _markup(root)


def plain(html: str) -> str:
    """Return the words of clean HTML, a line for each block."""
    spaced = SPACES.sub(" ", "".join(_words(_tree(html))))
    return BREAKS.sub("\n", spaced).strip()


def summary(text: str, limit: int = 240) -> str:
    """Return the first line of a plain text, cut after a sentence or a word at ``limit``."""
    line = text.strip().partition("\n")[0]
    if len(line) <= limit:
        return line
    ends = [match.start() + 1 for match in SENTENCE_ENDS.finditer(line[: limit + 1])]
    if ends and ends[-1] >= limit // 2:
        return line[: ends[-1]]
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _point(
    element: HtmlElement, attribute: str, resolve: Resolve, give_up: Callable[[], None]
) -> None:
    address = _address(element.get(attribute, "").strip(), resolve)
    if address:
        element.set(attribute, address)
    else:
        give_up()


def _address(written: str, resolve: Resolve) -> str | None:
    if written.lower().startswith(KEPT_AS_WRITTEN):
        return written
    found = resolve("https:" + written if written.startswith("//") else written)
    return found if found and (ABSOLUTE.match(found) or is_link(found)) else None


def _words(element: HtmlElement) -> Iterator[str]:
    edge = "\n" if element.tag in BLOCKS else " " if element.tag in CELLS else ""
    yield "\n" if element.tag == "br" else edge
    yield BREAKS.sub(" ", element.text or "")
    for child in element:
        yield from _words(child)
        yield BREAKS.sub(" ", child.tail or "")
    yield edge


def _tree(html: str) -> HtmlElement:
    return fragment_fromstring(html, create_parent="div")


def _markup(root: HtmlElement) -> str:
    whole = tostring(root, encoding="unicode", method="html")
    return whole.removeprefix("<div>").removesuffix("</div>").strip()
