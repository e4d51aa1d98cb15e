"""Processes that decode images, one a core, begun again where an image was the end of one."""

from collections.abc import Iterable
from collections.abc import Iterator
from kultura.digitisation.decoding import DAMAGED
from kultura.digitisation.decoding import Looked
from kultura.digitisation.limits import LIMITS
from kultura.media.workers import ask_all
from kultura.media.workers import Worker
from kultura.media.workers import WorkerEndedError
from kultura.media.workers import WorkerSlowError
from pathlib import Path
from typing import Any
from typing import ClassVar
from typing import Final


SLOW: Final = "slow"


class Decoder(Worker):
    """A process that decodes images."""

    module: ClassVar[str] = "kultura.digitisation.decoding"

    def look(self, root: Path, path: str, pixels: int = LIMITS.pixels) -> Looked:
        """Return what an image is; an image that ends the process, or never ends, is damaged."""
        try:
            return _looked(self.ask({"root": str(root), "path": path, "pixels": pixels}))
        except WorkerEndedError:
            return Looked(fault=DAMAGED, why="the decoder broke off.")
        except WorkerSlowError as error:
            return Looked(fault=SLOW, why=str(error))


def look_at_all(
    root: Path, paths: Iterable[str], jobs: int, pixels: int = LIMITS.pixels
) -> Iterator[tuple[str, Looked]]:
    """Yield what each image is, in order, decoding so many at once."""

    def look(decoder: Decoder, path: str) -> tuple[str, Looked]:
        return path, decoder.look(root, path, pixels)

    yield from ask_all(Decoder, jobs, paths, look)


def _looked(answer: dict[str, Any]) -> Looked:
    dpi = answer.pop("dpi")
    return Looked(**answer, dpi=tuple(dpi) if dpi else None)
