"""Pictures for the demo region, drawn by code: nobody's rights, no file to carry.

A picture is a pure function of motif and seed: a demo built twice has the same bytes.
Shapes are drawn at twice the size and scaled down, which is what smooths their edges.
"""

from collections.abc import Callable
from io import BytesIO
from PIL import Image
from PIL import ImageDraw
from PIL import ImageFilter
from random import Random

import math


Colour = tuple[int, int, int]
Motif = Callable[[ImageDraw.ImageDraw, int, int, list[Colour], Random], None]

OVERSAMPLING = 2
PALETTES = (
    ("#0b3954", "#087e8b", "#bfd7ea", "#ff5a5f", "#f6e8c3"),
    ("#2d1e2f", "#f15946", "#f9c22e", "#53b3cb", "#e0e0d6"),
    ("#1b4332", "#40916c", "#d8f3dc", "#e9c46a", "#bc4749"),
    ("#22223b", "#4a4e69", "#9a8c98", "#c9ada7", "#f2e9e4"),
    ("#3d0c11", "#d80032", "#f78ca2", "#f9dec9", "#1c3144"),
    ("#012a4a", "#2a6f97", "#61a5c2", "#a9d6e5", "#ffb703"),
)


def draw_picture(motif: str, seed: int, width: int = 1280, height: int = 853) -> bytes:
    """Draw one picture as JPEG bytes of ``width`` × ``height`` pixels.

    Raises ``KeyError`` for a motif that is not in ``MOTIFS``.
    """
    random = Random(f"{motif}:{seed}")
    palette = [_rgb(colour) for colour in random.choice(PALETTES)]
    canvas = _sky(width * OVERSAMPLING, height * OVERSAMPLING, palette[0], palette[1])
    MOTIFS[motif](ImageDraw.Draw(canvas, "RGBA"), *canvas.size, palette, random)
    return _jpeg(_grain(canvas.resize((width, height), Image.Resampling.LANCZOS), seed))


def _rgb(colour: str) -> Colour:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _sky(width: int, height: int, top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, 64))
    for y in range(64):
        share = y / 63
        mixed = (round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        column.putpixel((0, y), tuple(mixed))
    return column.resize((width, height), Image.Resampling.BICUBIC)


def _grain(image: Image.Image, seed: int) -> Image.Image:
    noise = Image.frombytes("L", (256, 256), Random(seed).randbytes(65536))
    soft = noise.filter(ImageFilter.GaussianBlur(1)).resize(image.size).convert("RGB")
    return Image.blend(image, soft, 0.05)


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _discs(draw, width, height, palette, random) -> None:
    for _ in range(9):
        x, y = random.uniform(0, width), random.uniform(0, height)
        radius = random.uniform(0.06, 0.3) * height
        colour = (*random.choice(palette[1:]), random.randint(120, 220))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _arches(draw, width, height, palette, random) -> None:
    count = random.randint(4, 6)
    step = width / count
    for at in range(count):
        for ring, colour in enumerate(palette[1:]):
            inset = ring * step * 0.11
            left, right = at * step + inset + step * 0.04, (at + 1) * step - inset - step * 0.04
            top = height * 0.28 + inset
            draw.pieslice((left, top, right, top + right - left), 180, 360, fill=(*colour, 235))
            draw.rectangle((left, top + (right - left) / 2, right, height), fill=(*colour, 235))


def _curtain(draw, width, height, palette, random) -> None:
    folds = 24
    shades = [0.66 + 0.34 * random.random() for _ in range(folds + 1)]
    for x in range(0, width, 4):
        across = abs(x - width / 2) / (width / 2)
        shade = shades[x * folds // width]
        colour = tuple(round(channel * shade) for channel in palette[3])
        draw.rectangle((x, 0, x + 4, height * (0.14 + 0.8 * across**0.7)), fill=colour)
    floor = height * 0.86
    draw.rectangle((0, floor, width, height), fill=palette[0])
    light = (width * 0.3, floor - height * 0.06, width * 0.7, floor + height * 0.08)
    draw.ellipse(light, fill=(*palette[4], 150))


def _vessel(draw, width, height, palette, random) -> None:
    middle, base, top = width / 2, height * 0.88, height * 0.14
    swell, neck = random.uniform(0.16, 0.24) * width, random.uniform(0.05, 0.1) * width
    rows = 240
    for row in range(rows):
        share = row / rows
        radius = neck + (swell - neck) * math.sin(math.pi * share**0.8) ** 1.4
        y = top + (base - top) * share
        colour = palette[2 + int(share * 9) % 3]
        draw.rectangle(
            (middle - radius, y, middle + radius, y + (base - top) / rows + 1), fill=colour
        )
    draw.rectangle((0, base, width, height), fill=(*palette[0], 255))
    draw.ellipse((middle - neck, top - 20, middle + neck, top + 20), fill=palette[0])


def _books(draw, width, height, palette, random) -> None:
    for shelf in (0.46, 0.92):
        x = width * 0.04
        while x < width * 0.94:
            thick = random.uniform(0.018, 0.05) * width
            tall = random.uniform(0.24, 0.36) * height
            colour = random.choice(palette[1:])
            draw.rectangle((x, height * shelf - tall, x + thick, height * shelf), fill=colour)
            band = height * shelf - tall * 0.75
            draw.rectangle((x, band, x + thick, band + height * 0.012), fill=palette[0])
            x += thick + width * 0.004
        draw.rectangle((0, height * shelf, width, height * (shelf + 0.03)), fill=palette[0])


def _hills(draw, width, height, palette, random) -> None:
    sun = random.uniform(0.2, 0.8) * width
    draw.ellipse(
        (sun - height * 0.14, height * 0.12, sun + height * 0.14, height * 0.4), fill=palette[4]
    )
    for layer, colour in enumerate((*palette[1:4], palette[0])):
        level = height * (0.45 + layer * 0.13)
        phase = random.uniform(0, 6)
        line = [
            (x, level + math.sin(x / width * 5 + phase) * height * 0.08)
            for x in range(0, width + 16, 16)
        ]
        draw.polygon([(0, height), *line, (width, height)], fill=(*colour, 245))


def _portrait(draw, width, height, palette, random) -> None:
    middle = width / 2
    draw.rectangle((width * 0.22, height * 0.06, width * 0.78, height * 0.94), fill=palette[3])
    draw.rectangle((width * 0.26, height * 0.11, width * 0.74, height * 0.89), fill=palette[2])
    draw.ellipse(
        (middle - height * 0.34, height * 0.58, middle + height * 0.34, height * 1.3),
        fill=palette[random.randint(0, 1)],
    )
    draw.ellipse(
        (middle - height * 0.15, height * 0.22, middle + height * 0.15, height * 0.62),
        fill=palette[4],
    )
    draw.rectangle((width * 0.22, height * 0.89, width * 0.78, height * 0.94), fill=palette[3])
    draw.rectangle((width * 0.22, height * 0.94, width * 0.78, height), fill=palette[0])


MOTIFS: dict[str, Motif] = {
    "discs": _discs,
    "arches": _arches,
    "curtain": _curtain,
    "vessel": _vessel,
    "books": _books,
    "hills": _hills,
    "portrait": _portrait,
}
