"""Projections for tests: small, with one rendering."""

from kultura.store.marks import mark_ready
from kultura.store.projection import Projection
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.ripe import ripe_marks
from kultura.store.settling import settle
from kultura.store.showing import show
from typing import Any


def projection(uid: str, title: str = "Title", **changes: Any) -> Projection:
    """An exhibition in no container, in Polish, that shows one picture."""
    rendering = Rendering(
        language="pl",
        etag=f"etag of {title}",
        title=title,
        title_key=title.lower(),
        body=f'{{"id":"{uid}","title":"{title}"}}'.encode(),
        card=f'{{"id":"{uid}"}}'.encode(),
        media=b'"images":[1]',
        image=b"1",
    )
    plain = {
        "type": "exhibit",
        "collection": "exhibits",
        "path": f"/{uid}",
        "containers": (),
        "renderings": (rendering,),
        "references": (Reference(role="image", position=0, target="picture"),),
    }
    return Projection(uid=uid, **(plain | changes))


def container(uid: str, **changes: Any) -> Projection:
    """A folder that is no record itself."""
    plain = {"type": "Folder", "collection": None, "path": f"/{uid}", "containers": ()}
    return Projection(uid=uid, **(plain | changes))


def publish(connection, *projections: Projection) -> None:
    """Bring objects through mark and projection to the public, and settle the feed."""
    with connection, connection.cursor() as cursor:
        mark_ready(cursor, [one.uid for one in projections])
        marks = {mark.uid: mark for mark in ripe_marks(cursor, 1000)}
    show(connection, {marks[one.uid]: one for one in projections})
    settle(connection)
