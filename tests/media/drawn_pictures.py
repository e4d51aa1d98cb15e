"""A picture in which every place has a colour of its own, and its pyramid."""

from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.writing import write

import pyvips


def drawn(width: int, height: int) -> pyvips.Image:
    """Return a picture that is red at the left, and greener and bluer to the right and bottom."""
    place = pyvips.Image.xyz(width, height)
    across, down = place[0] * (255 / width), place[1] * (255 / height)
    picture = (255 - across).bandjoin([across, down])
    return picture.cast("uchar").copy(interpretation="srgb")


def add(pyramids: Pyramids, file: str, image: pyvips.Image) -> None:
    """Make the pyramid of a picture."""
    with pyramids.adding(file) as partial:
        write(image, partial)


def difference(one: pyvips.Image, other: pyvips.Image) -> float:
    """Return how far two pictures are from each other on average, of 255."""
    return (one.cast("short") - other.cast("short")).abs().avg()


def furthest(one: pyvips.Image, other: pyvips.Image) -> float:
    """Return how far two pictures are from each other where they differ most, of 255."""
    return (one.cast("short") - other.cast("short")).abs().max()
