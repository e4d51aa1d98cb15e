"""Which images are public: pictures that visible records show, pages of visible objects.

Asked anew for each request: the store's version is read first, or was less than a lease ago, and
what is remembered of a version is told again only while the store has the same.
"""

from dataclasses import dataclass
from kultura.reader.cache import Bounded
from kultura.reader.cache import Held
from kultura.reader.parameters.parameter import ID
from kultura.reader.service import Service
from kultura.store.measures import public_files
from kultura.store.pages import public_image
from kultura.store.read import Moment
from psycopg2.extensions import cursor as Cursor
from typing import Final


WEIGHT: Final = 1_000  # bytes of what is remembered of one image, about
REMEMBERED: Final = 20_000 * WEIGHT


@dataclass(frozen=True)
class PublicImage:
    """An image that is public: whose it is, its file, its width and height in pixels."""

    uid: str
    file: str
    width: int
    height: int
    is_page: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height


class PublicImages:
    """The images that are public now."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.remembered: Bounded[PublicImage] = Bounded(REMEMBERED)

    def find(self, id: str) -> PublicImage | None:
        """Return an image that is public at this moment; raises UnavailableError."""
        if not ID.fullmatch(id):
            return None
        moment = self.service.leased.now()
        held = self.remembered.get(id)
        if held is not None and held.holds(moment):
            return held.what
        return self.service.database.run(lambda cursor: self._found(cursor, id, moment))

    def _found(self, cursor: Cursor, id: str, moment: Moment) -> PublicImage | None:
        """Return what is public now; it is remembered for a version that is no younger."""
        boundary = self.service.boundary_of(cursor, moment)
        found = _page(cursor, id) or _picture(cursor, id)
        if found is not None:
            self.remembered.put(id, Held(moment, boundary, found, WEIGHT))
        return found


def _page(cursor: Cursor, id: str) -> PublicImage | None:
    found = public_image(cursor, id)
    return PublicImage(*found, is_page=True) if found else None


def _picture(cursor: Cursor, id: str) -> PublicImage | None:
    found = public_files(cursor, [id]).get(id)
    if found is None or not found.is_picture or not found.width or not found.height:
        return None
    return PublicImage(found.uid, found.hash, found.width, found.height, is_page=False)
