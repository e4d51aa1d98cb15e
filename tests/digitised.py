"""Writes pages for an object as an ingest does: pyramids, texts with boxes, and chapters."""

from kultura.instance.postgresql import connection as connections
from kultura.instance.testing import RunningCms
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.recipe import name_of
from kultura.settings import load
from kultura.store.connection import connect_writer
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.pages import NewPage
from kultura.store.pages import page_id
from kultura.store.pages import write_pages
from pathlib import Path
from PIL import Image

import hashlib


WIDE, HIGH = 1400, 1000
TEXTS = ("Stoi na stacji lokomotywa", "Ciężka, ogromna <b>i pot</b>", "", "Lokomotywy\nstoją")
NUMBERS = ("I", "2", "", "4")
WITHOUT_IMAGE = 3  # the place of the page that has none


def boxes_of(text: str) -> list[Box]:
    """Give each word a box of its own, one below the other."""
    return [Box(100, 100 + 60 * at, 300, 50) for at in range(len(text.split()))]


def masters(folder: Path) -> list[tuple[str, Path]]:
    """Draw two masters: one half dark, one half light; each with its pyramid's name."""
    found = []
    for shade in (40, 220):
        path = folder / f"{shade}.png"
        picture = Image.new("L", (WIDE, HIGH), 128)
        picture.paste(shade, (0, 0, WIDE // 2, HIGH))
        picture.save(path)
        found.append((name_of(hashlib.sha512(path.read_bytes()).hexdigest()), path))
    return found


def digitise(cms: RunningCms, uid: str, folder: Path) -> list[str]:
    """Write four pages for an object: one without image, one without text; return their ids."""
    settings = load(cms.home)
    drawn = masters(folder)
    for made in make_pyramids(settings.directory("derivatives"), drawn, 1):
        assert not made.fault
    pages = [
        NewPage(
            position=at,
            page=page_id(uid, f"PAGE_{at}"),
            label=NUMBERS[at - 1],
            type="page",
            file="" if at == WITHOUT_IMAGE else drawn[at % 2][0],
            width=WIDE,
            height=HIGH,
            text=text,
            boxes=pack(boxes_of(text)),
        )
        for at, text in enumerate(TEXTS, 1)
    ]
    ids = [page.page for page in pages]
    parts = [
        {"type": "chapter", "label": "Odjazd", "pages": ids[:2], "parts": []},
        {"type": "chapter", "label": "", "pages": ids[2:], "parts": []},
    ]
    whole = {"type": "monograph", "label": "Lokomotywa", "pages": ids, "parts": parts}
    connection = connect_writer(connections.dsn(settings), "test")
    with connection, connection.cursor() as cursor:
        write_pages(cursor, uid, f"kultura:{uid}", 1, whole, pages)
    connection.close()
    return ids
