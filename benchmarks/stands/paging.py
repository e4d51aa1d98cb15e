"""A store whose records have pages, and the pyramids of those: copies of a few real ones."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha512
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.making import Made
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.recipe import name_of
from kultura.store.connection import connect_writer
from kultura.store.page_text import pack
from kultura.store.pages import NewPage
from kultura.store.pages import page_id
from kultura.store.pages import write_pages
from kultura.store.projection import Projection
from kultura.store.projection import Rendering
from pathlib import Path
from stands.growing import write

import os
import shutil


@dataclass(frozen=True)
class ServedPage:
    """A page that is served: its id, its pyramid, width and height in pixels."""

    id: str
    file: str
    width: int
    height: int


def pages_of(masters: list[Path], pyramids: Pyramids, copies: int) -> list[tuple[str, Made]]:
    """Make each master's pyramid, and copies of it under other names."""
    named = [(name_of(sha512(one.read_bytes()).hexdigest()), one) for one in masters]
    made = list(make_pyramids(pyramids.folder, named, os.cpu_count() or 1))
    return list(copied(made, pyramids, copies))


def copied(made: list[Made], pyramids: Pyramids, copies: int) -> Iterator[tuple[str, Made]]:
    """Yield names of copies, and of what each is a copy."""
    for one in made:
        for copy in range(copies):
            name = name_of(f"{one.file} {copy}")
            pyramids.path(name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(pyramids.path(one.file), pyramids.path(name))
            yield name, one


def publish(dsn: str, found: list[tuple[str, Made]], a_book: int) -> list[ServedPage]:
    """Write public records of so many pages each, and return all pages."""
    served = []
    with closing(connect_writer(dsn, "benchmark")) as connection:
        for number in range(0, len(found), a_book):
            uid = f"book{number}"
            write(connection, [record(uid)])
            pages = [new_page(uid, at, *one) for at, one in enumerate(found[number:][:a_book], 1)]
            with connection, connection.cursor() as cursor:
                write_pages(cursor, uid, f"kultura:{uid}", 1, {"parts": []}, pages)
            served += [ServedPage(one.page, one.file, one.width, one.height) for one in pages]
    return served


def record(uid: str) -> Projection:
    """A record in no container."""
    body = f'{{"id":"{uid}"}}'.encode()
    said = Rendering(
        language="pl", etag=uid, title=uid, title_key=uid, body=body, card=body, media=b""
    )
    return Projection(
        uid=uid,
        type="object",
        collection="objects",
        path=f"/{uid}",
        containers=(),
        renderings=(said,),
    )


def new_page(uid: str, position: int, file: str, made: Made) -> NewPage:
    """A page without text."""
    return NewPage(
        position=position,
        page=page_id(uid, str(position)),
        label=str(position),
        type="page",
        file=file,
        width=made.width,
        height=made.height,
        text="",
        boxes=pack([]),
    )
