"""Processes that decode images, one a core, begun again where an image was the end of one."""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import AbstractContextManager
from kultura.digitisation.decoding import DAMAGED
from kultura.digitisation.decoding import Looked
from kultura.digitisation.limits import LIMITS
from kultura.media.workers import asking
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

    module: ClassVar[str] = "kultura.digitisation.decoder_process"

    def look(
        self, root: Path, path: str, pixels: int = LIMITS.pixels, pyramids: Path | None = None
    ) -> Looked:
        """Return what an image is; an image that ends the process, or never ends, is damaged.

        Its pyramid is made if it is said below which folder.
        """
        asked = {"root": str(root), "path": path, "pixels": pixels}
        try:
            return _looked(self.ask({**asked, "pyramids": str(pyramids) if pyramids else ""}))
        except WorkerEndedError:
            return Looked(fault=DAMAGED, why="the decoder broke off.")
        except WorkerSlowError as error:
            return Looked(fault=SLOW, why=str(error))


def looking_at_all(
    root: Path,
    paths: Mapping[str, Path | None],
    jobs: int,
    pixels: int = LIMITS.pixels,
) -> AbstractContextManager[Iterator[tuple[str, Looked]]]:
    """Decode images, so many at once, and lend what each is, in order, as it becomes known.

    Paths say where the image's pyramid is to be made, if it is.
    """

    def look(decoder: Decoder, path: str) -> tuple[str, Looked]:
        return path, decoder.look(root, path, pixels, paths[path])

    return asking(Decoder, jobs, paths, look)


def _looked(answer: dict[str, Any]) -> Looked:
    dpi = answer.pop("dpi")
    return Looked(**answer, dpi=tuple(dpi) if dpi else None)
