"""The process that decodes images, because they are somebody else's input (`media.answering`).

What is decoded to see that it is whole becomes its pyramid at once, where one is wanted. Its bytes
are in memory then and name it: what lies in the package's folder may be exchanged meanwhile.
"""

from dataclasses import asdict
from hashlib import sha512
from io import BytesIO
from kultura.digitisation.decoding import described_by_pillow
from kultura.digitisation.decoding import described_by_vips
from kultura.digitisation.decoding import is_jpeg_2000
from kultura.digitisation.decoding import look
from kultura.digitisation.decoding import Looked
from kultura.digitisation.decoding import parts_of
from kultura.digitisation.limits import MEBIBYTE
from kultura.digitisation.tree import Tree
from kultura.media.answering import serve
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.masters import opened_bytes
from kultura.media.pyramids.recipe import name_of
from kultura.media.pyramids.worker import FAULTS
from kultura.media.pyramids.writing import write
from pathlib import Path
from typing import Any
from typing import Final

import os
import pyvips


MOST_IN_MEMORY: Final = 512 * MEBIBYTE  # bytes of a file


def look_and_keep(data: bytes, pixels: int, pyramids: Pyramids) -> Looked | None:
    """Return what an image is, having made its pyramid: decoded to its end once, for both.

    None where there is no more to do than to look: the pyramid is there already, it is one of
    several parts, or cannot be made.
    """
    name = name_of(sha512(data).hexdigest())
    if pyramids.holds(name):
        pyramids.use(name)
        return None
    try:
        looked, parts = described(data, pixels)
        if looked.fault or parts > 1:
            return None
        with pyramids.adding(name) as partial:
            write(opened_bytes(data, pixels), partial)
    except FAULTS:
        return None
    return looked


def described(data: bytes, pixels: int) -> tuple[Looked, int]:
    """Return what an image says of itself, and of how many parts it is."""
    file = BytesIO(data)
    if is_jpeg_2000(file):
        return described_by_pillow(file, pixels)[0], 1
    looked, image = described_by_vips(lambda _part: pyvips.Image.new_from_buffer(data, ""), pixels)
    return looked, parts_of(image) if image else 1


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what the image that is asked about is; its pyramid is made if told where."""
    tree = Tree(Path(asked["root"]), {})
    with tree.open(asked["path"]) as file:
        looked = None
        if asked["pyramids"] and os.fstat(file.fileno()).st_size <= MOST_IN_MEMORY:
            pyramids = Pyramids(Path(asked["pyramids"]))
            looked = look_and_keep(file.read(), asked["pixels"], pyramids)
            file.seek(0)
        return asdict(looked or look(file, asked["pixels"]))


if __name__ == "__main__":
    serve(answer)
