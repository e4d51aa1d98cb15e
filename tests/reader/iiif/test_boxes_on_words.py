"""Boxes of words land on the words: cut out of the image over HTTP, and read by another program."""

from books import book
from books import library
from collections.abc import Iterator
from contextlib import closing
from difflib import SequenceMatcher
from houses import present
from kultura.digitisation.contents import Contents
from kultura.digitisation.keeping import Bringing
from kultura.digitisation.keeping import keep_package
from kultura.digitisation.kept import kept_tree
from kultura.digitisation.paging import paged
from kultura.digitisation.tree import scan
from kultura.reader.search.words.tokens import fold
from kultura.repository.inventory import User
from kultura.repository.root import Repository
from kultura.store import pages
from kultura.store.page import Page
from kultura.store.page_text import placed_words
from kultura.store.page_text import PlacedWord
from kultura.store.page_text import unpack
from pathlib import Path

import datetime
import pytest
import random
import shutil
import subprocess


TRIED = 50  # words
MARGIN = 8  # pixels around a word
ALIKE = 0.6  # of its letters, as difflib counts
RIGHT = 45  # both programs misread a word now and then


@pytest.fixture(scope="module")
def monograph(shared: Path, served, lasting_store, tmp_path_factory) -> list[Page]:
    """The real monograph is public with its pages; what these are."""
    repository = Repository(tmp_path_factory.mktemp("masters"))
    at = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    tree = scan(shared / "data" / "ndk" / "monograph")
    bringing = Bringing(User("test", "mailto:test@example.org"), "test", at, ())
    kept = keep_package(repository, "kultura:b/m", tree, Contents(), bringing)
    stored = kept_tree(repository.object("kultura:b/m"), kept.number)
    made = paged(stored, "book", served.log.parent / "var" / "derivatives", 2)
    assert made.faults == {}
    with lasting_store, lasting_store.cursor() as cursor:
        pages.write_pages(cursor, "book", "kultura:b/m", 1, made.structure, made.pages)
    present(lasting_store, library(), book())
    with lasting_store, closing(lasting_store.cursor()) as cursor:
        return pages.pages_of(cursor, "book")


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("tesseract"), reason="apt-get install tesseract-ocr-ces")
def test_boxes_contain_their_words(monograph, served, lasting_store) -> None:
    chosen = random.Random(1919).sample(list(words(lasting_store, monograph)), TRIED)
    read = [(word.text, reading(served, page, word)) for page, word in chosen]
    wrong = [pair for pair in read if not alike(*pair)]
    assert TRIED - len(wrong) >= RIGHT, wrong


def words(store, found: list[Page]) -> Iterator[tuple[Page, PlacedWord]]:
    """Yield the words of letters, in one line, that can be told from others."""
    for page in found:
        with store, store.cursor() as cursor:
            text = pages.text_of(cursor, "book", page.page)
        for word in placed_words(text.text, unpack(text.boxes)):
            if len(word.text) > 4 and word.text.isalpha() and len(word.boxes) == 1:
                yield page, word


def reading(served, page: Page, word: PlacedWord) -> str:
    """Return what tesseract reads in a word's box."""
    (box,) = word.boxes
    left, top = max(0, box.left - MARGIN), max(0, box.top - MARGIN)
    region = f"{left},{top},{box.width + 2 * MARGIN},{box.height + 2 * MARGIN}"
    image = served.get(f"/iiif/image/3/{page.page}/{region}/^pct:200/0/gray.png")
    assert image.status_code == 200, image.text
    command = ["tesseract", "-", "-", "--psm", "8", "-l", "ces"]
    done = subprocess.run(command, input=image.content, capture_output=True, check=True)
    return done.stdout.decode().strip()


def alike(printed: str, read: str) -> bool:
    """Tell whether two readings are of the same word."""
    return SequenceMatcher(None, fold(printed), fold(read)).ratio() >= ALIKE
