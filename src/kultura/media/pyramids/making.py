"""Making pyramids: several at once, each in a process that a broken image may end."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from kultura.media.pyramids.folder import Pyramids
from kultura.media.workers import ask_all
from kultura.media.workers import Worker
from kultura.media.workers import WorkerEndedError
from kultura.media.workers import WorkerSlowError
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True)
class Made:
    """A pyramid: its name, the picture's size in pixels; or `fault`, a sentence, and no file."""

    file: str
    width: int = 0
    height: int = 0
    fault: str = ""


class Maker(Worker):
    """A process that makes pyramids."""

    module: ClassVar[str] = "kultura.media.pyramids.worker"

    def make(self, folder: Path, file: str, master: Path, turn: int = 0) -> Made:
        """Return the pyramid that was made of a master, or is there already.

        It is turned clockwise by so many degrees, and so is the size.
        """
        question = {"folder": str(folder), "file": file, "master": str(master), "turn": turn}
        try:
            return Made(file, **self.ask(question))
        except WorkerEndedError:
            return Made(file, fault="The process that decoded it broke off.")
        except WorkerSlowError as error:
            return Made(file, fault=str(error))


def make_pyramids(
    folder: Path, masters: Iterable[tuple[str, Path] | tuple[str, Path, int]], jobs: int
) -> Iterator[Made]:
    """Yield a pyramid below `folder` for each name (`recipe.name_of`) and master, in order.

    A third of each is how far it is turned clockwise, in degrees.
    """
    Pyramids(folder).drop_forgotten()
    yield from ask_all(Maker, jobs, masters, lambda maker, one: maker.make(folder, *one))
