"""The process that decodes images, because they are somebody else's input (`media.answering`).

JPEG 2000 is decoded by Pillow (OpenJPEG), which the libvips wheel lacks; all else by libvips.
"""

from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from kultura.digitisation.tree import Tree
from kultura.media.answering import serve
from pathlib import Path
from typing import Any
from typing import BinaryIO
from typing import Final

import os


JPEG_2000: Final = (b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51")
FORMATS: Final = {"tiff": "image/tiff", "jpeg": "image/jpeg", "png": "image/png"}
INCH: Final = 25.4  # millimetres
UNSAID: Final = (25.4, 72.0)  # dots an inch that stand where a file does not say
MOST_PARTS: Final = 100  # of one TIFF file

NOT_ONE: Final = "no-image"
DAMAGED: Final = "damaged"
TOO_LARGE: Final = "too-large"


@dataclass(frozen=True)
class Looked:
    """What an image is: media type, pixels, colours, dots an inch; ``fault`` if it is not whole."""

    media_type: str = ""
    width: int = 0
    height: int = 0
    colour: str = ""
    dpi: tuple[float, float] | None = None
    fault: str = ""
    why: str = ""


def look(file: BinaryIO, pixels: int) -> Looked:
    """Decode an image to its end and return what it is; more than so many pixels are not."""
    start = file.read(8)
    file.seek(0)
    by = _by_pillow if start.startswith(JPEG_2000) else _by_vips
    try:
        return by(file, pixels)
    except MemoryError:
        return Looked(fault=TOO_LARGE, why="it takes more memory than there is for one image")


def _by_pillow(file: BinaryIO, pixels: int) -> Looked:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # ours is compared below, before anything is decoded
    try:
        picture = Image.open(file, formats=["JPEG2000"])
    except Exception as error:
        return Looked(fault=NOT_ONE, why=_words(error))
    dpi = picture.info.get("dpi")
    looked = Looked("image/jp2", *picture.size, _pillow_colour(picture.mode), dpi)
    if looked.width * looked.height > pixels:
        return replace(looked, fault=TOO_LARGE)
    try:
        picture.load()
    except MemoryError:
        raise
    except Exception as error:
        return replace(looked, fault=DAMAGED, why=_words(error))
    return looked


def _by_vips(file: BinaryIO, pixels: int) -> Looked:
    import pyvips

    def part(number: int) -> Any:
        os.lseek(file.fileno(), 0, os.SEEK_SET)
        source = pyvips.Source.new_from_descriptor(file.fileno())
        options = {"page": number} if number else {}
        return pyvips.Image.new_from_source(
            source, "", access="sequential", fail_on="error", **options
        )

    try:
        image = part(0)
    except pyvips.Error as error:
        return Looked(fault=NOT_ONE, why=_words(error))
    looked = _from_vips(image)
    if image.width * image.height > pixels:
        return replace(looked, fault=TOO_LARGE)
    try:
        image.avg()
        for number in range(1, min(_parts(image), MOST_PARTS)):
            part(number).avg()
    except pyvips.Error as error:
        return replace(looked, fault=DAMAGED, why=_words(error))
    return looked


def _from_vips(image: Any) -> Looked:
    loader = image.get("vips-loader")
    media_type = next((FORMATS[one] for one in FORMATS if loader.startswith(one)), loader)
    dpi = (round(image.xres * INCH, 1), round(image.yres * INCH, 1))
    said = None if set(dpi) <= set(UNSAID) else dpi
    return Looked(media_type, image.width, image.height, _vips_colour(image), said)


def _vips_colour(image: Any) -> str:
    """Return the colours in the words that Pillow has for them."""
    bits = image.get("bits-per-sample") if image.get_typeof("bits-per-sample") else 8
    if bits == 1:
        return "1"
    names = {"srgb": "RGB", "rgb": "RGB", "rgb16": "RGB;16", "b-w": "L", "grey16": "L;16"}
    name = names.get(image.interpretation, image.interpretation.upper())
    return f"{name} with transparency" if image.hasalpha() else name


def _pillow_colour(mode: str) -> str:
    with_alpha = {"RGBA": "RGB with transparency", "LA": "L with transparency"}
    return {"I;16": "L;16", **with_alpha}.get(mode, mode)


def _parts(image: Any) -> int:
    return int(image.get("n-pages")) if image.get_typeof("n-pages") else 1


def _words(error: Exception) -> str:
    """Return the first line of what a library says, as a sentence."""
    lines = [line.strip() for line in str(getattr(error, "detail", error)).splitlines()]
    return f"{next((line for line in lines if line), type(error).__name__)[:200]}."


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what the image that is asked about is."""
    tree = Tree(Path(asked["root"]), {})
    with tree.open(asked["path"]) as file:
        return asdict(look(file, asked["pixels"]))


if __name__ == "__main__":
    serve(answer)
