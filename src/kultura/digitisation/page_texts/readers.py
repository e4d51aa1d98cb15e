"""Reading the texts of many pages, on all cores."""

from base64 import b64decode
from collections.abc import Iterable
from collections.abc import Iterator
from itertools import chain
from itertools import islice
from kultura.digitisation.kept import KeptTree
from kultura.digitisation.package import Page
from kultura.digitisation.page_texts.reading import recognised_text
from kultura.digitisation.page_texts.reading import RecognisedText
from kultura.digitisation.page_texts.reading import TEXTS
from kultura.media.workers import ask_all
from kultura.media.workers import Worker
from kultura.media.workers import WorkerEndedError
from kultura.media.workers import WorkerSlowError
from typing import ClassVar
from typing import Final


MANY: Final = 100  # pages for which it pays to start processes

Pixels = tuple[int, int]


class TextReader(Worker):
    """A process that reads texts of pages."""

    module: ClassVar[str] = "kultura.digitisation.page_texts.process"

    def read(self, tree: KeptTree, page: Page, image: Pixels) -> RecognisedText:
        """Return the text of a page; a file that ends the process has none."""
        files = {role: page.files[role] for role in TEXTS if role in page.files}
        paths = [path for some in files.values() for path in some if path in tree.files]
        asked = {
            "root": str(tree.root),
            "files": files,
            "sizes": {path: tree.files[path] for path in paths},
            "places": {path: tree.places[path] for path in paths},
            "image": image,
        }
        try:
            found = self.ask(asked)
        except (WorkerEndedError, WorkerSlowError):
            return RecognisedText(width=image[0], height=image[1])
        return RecognisedText(**{**found, "boxes": b64decode(found["boxes"])})


def texts_of(
    tree: KeptTree, pages: Iterable[tuple[Page, Pixels]], jobs: int
) -> Iterator[RecognisedText]:
    """Yield the text of each page, in order; in processes where there are many."""
    coming = iter(pages)
    first = list(islice(coming, MANY))
    if len(first) < MANY:
        yield from (recognised_text(tree, page, image) for page, image in first)
    else:
        pages = chain(first, coming)
        yield from ask_all(TextReader, jobs, pages, lambda reader, one: reader.read(tree, *one))
