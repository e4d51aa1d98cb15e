"""The text of a page of a package: from ALTO, else from PAGE, else plain text without boxes."""

from dataclasses import dataclass
from kultura.digitisation.documents import document
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from kultura.digitisation.page_texts import alto
from kultura.digitisation.page_texts import page_xml
from kultura.digitisation.page_texts.lines import Lines
from kultura.digitisation.page_texts.lines import stored
from kultura.digitisation.page_texts.lines import Word
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import Tree
from typing import Final


TEXTS: Final = (Role.ALTO, Role.PAGE_XML, Role.TEXT)  # the better before


@dataclass(frozen=True)
class RecognisedText:
    """The text of a page as it is stored, and the size of page and boxes."""

    text: str = ""
    boxes: bytes = b""
    width: int = 0  # pixels
    height: int = 0


def recognised_text(tree: Tree, page: Page, image: tuple[int, int]) -> RecognisedText:
    """Return the text of a page, in pixels of its image; of an image its size where there is none.

    A file that cannot be read is passed over: the checks have told of it.
    """
    for role in (Role.ALTO, Role.PAGE_XML):
        for path in page.files.get(role, ()):
            if (lines := lines_at(tree, path)) is not None:
                width, height = image if all(image) else (round(lines.width), round(lines.height))
                return RecognisedText(*stored(lines, (width, height)), width, height)
    for path in page.files.get(Role.TEXT, ()):
        if (lines := plain_lines_at(tree, path)) is not None:
            return RecognisedText(stored(lines, (0, 0))[0], b"", *image)
    return RecognisedText(width=image[0], height=image[1])


def lines_at(tree: Tree, path: str) -> Lines | None:
    """Return the lines of a file of ALTO or PAGE, None where it is not there or neither."""
    if path not in tree.files:
        return None
    try:
        root = document(tree, path)
    except PackageRefused:
        return None
    if alto.is_alto(root):
        return alto.lines_of(root)
    return page_xml.lines_of(root) if page_xml.is_page_xml(root) else None


def plain_lines_at(tree: Tree, path: str) -> Lines | None:
    """Return the lines of a plain text in UTF-8."""
    if path not in tree.files:
        return None
    try:
        text = tree.content(path).decode("utf-8-sig")
    except (PackageRefused, UnicodeDecodeError):
        return None
    return Lines(
        [tuple(Word(word, 0, 0, 0, 0) for word in line.split()) for line in text.split("\n")]
    )
