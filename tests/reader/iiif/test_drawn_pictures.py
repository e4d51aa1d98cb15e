"""Public pictures over HTTP: any part and size, and only while a public record shows them."""

from builders import projection
from builders import publish
from hashlib import sha256
from io import BytesIO
from kultura.media.files import MediaFiles
from kultura.store import media
from kultura.store.media import Medium
from kultura.store.projection import Reference
from kultura.store.voting import vote
from PIL import Image
from PIL import ImageChops
from PIL import ImageDraw

import psycopg2
import pytest


ADDRESS = "/iiif/image/3/poster"
WIDTH, HEIGHT = 1200, 800


def poster(mode: str = "RGB", exif: Image.Exif | None = None, format: str = "PNG") -> bytes:
    """Return a picture whose corners differ: red, green, blue and yellow."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(picture)
    half = (WIDTH // 2, HEIGHT // 2)
    for left, top, colour in ((0, 0, "red"), (1, 0, "green"), (0, 1, "blue"), (1, 1, "yellow")):
        corner = (left * half[0], top * half[1])
        draw.rectangle((*corner, corner[0] + half[0], corner[1] + half[1]), colour)
    file = BytesIO()
    picture.convert(mode).save(file, format, exif=exif or Image.Exif())
    return file.getvalue()


@pytest.fixture
def files(served) -> MediaFiles:
    return MediaFiles(served.log.parent / "var" / "media")


@pytest.fixture
def show(store, files):
    """Have a public record show a picture: `show(bytes, width, height)`."""

    def showing(
        content: bytes, width: int = WIDTH, height: int = HEIGHT, role: str = "image", **record
    ):
        files.add(BytesIO(content))
        medium = Medium(
            uid="poster",
            hash=sha256(content).hexdigest(),
            source=sha256(content).hexdigest(),
            media_type="image/png",
            size=len(content),
            width=width,
            height=height,
        )
        with store, store.cursor() as cursor:
            cursor.execute("TRUNCATE publication.medium")
            media.add(cursor, [medium], files.holds)
        shown = (Reference(role=role, position=0, target="poster"),)
        title = medium.hash  # another, so that the store has another version, as for every change
        publish(store, projection("a", title, **({"references": shown} | record)))

    return showing


def picture_of(answer) -> Image.Image:
    assert answer.status_code == 200, answer.text
    return Image.open(BytesIO(answer.content))


def colour(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a share of the width and height, to the nearest full one."""
    point = (int(x * picture.width), int(y * picture.height))
    return tuple(255 * (value > 100) for value in picture.convert("RGB").getpixel(point))


RED, BLUE, YELLOW, GREEN = (255, 0, 0), (0, 0, 255), (255, 255, 0), (0, 255, 0)


def test_a_picture_is_described(get, show, served) -> None:
    show(poster())
    answer = get(f"{ADDRESS}/info.json")
    info = answer.json()
    assert (info["width"], info["height"], info["profile"]) == (WIDTH, HEIGHT, "level2")
    assert info["id"].endswith(ADDRESS)
    assert answer.headers["Content-Type"].startswith("application/ld+json;profile=")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    plain = get(f"{ADDRESS}/info.json", Accept="application/json")
    assert plain.headers["Content-Type"] == "application/json"
    assert plain.json() == info


def test_a_picture_s_own_address_leads_to_its_description(get, show) -> None:
    show(poster())
    answer = get(ADDRESS)
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"{ADDRESS}/info.json")


@pytest.mark.parametrize("format", ["jpg", "png", "webp"])
def test_whole_and_smaller(get, show, format) -> None:
    show(poster())
    found = picture_of(get(f"{ADDRESS}/full/300,/0/default.{format}"))
    assert found.size == (300, 200)
    corners = [colour(found, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    assert corners[0] == RED
    assert corners[2:] == [BLUE, YELLOW]


def test_a_part_is_pixel_for_pixel_the_original(get, show) -> None:
    content = poster()
    show(content)
    found = picture_of(get(f"{ADDRESS}/550,350,100,100/max/0/default.png")).convert("RGB")
    expected = Image.open(BytesIO(content)).crop((550, 350, 650, 450))
    assert ImageChops.difference(found, expected).getbbox() is None


@pytest.mark.parametrize(
    ("rotation", "size", "top_left"),
    [("90", (200, 300), BLUE), ("180", (300, 200), YELLOW), ("!0", (300, 200), None)],
)
def test_turned_and_mirrored(get, show, rotation, size, top_left) -> None:
    show(poster())
    found = picture_of(get(f"{ADDRESS}/full/300,/{rotation}/default.png"))
    assert found.size == size
    if top_left:
        assert colour(found, 0.2, 0.2) == top_left
    else:
        assert colour(found, 0.8, 0.2) == RED


def test_gray_and_bitonal(get, show) -> None:
    show(poster())
    assert picture_of(get(f"{ADDRESS}/full/300,/0/gray.png")).mode == "L"
    bitonal = picture_of(get(f"{ADDRESS}/full/300,/0/bitonal.png")).convert("L")
    assert sum(bitonal.histogram()[1:255]) == 0


def test_a_photograph_on_its_side_is_drawn_as_it_is_looked_at(get, show) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise: the left lower corner comes to the left top
    show(poster(exif=exif, format="JPEG"), HEIGHT, WIDTH)
    for address in ("full/200,/0/default.png", f"0,0,{HEIGHT},{WIDTH}/200,/0/default.png"):
        found = picture_of(get(f"{ADDRESS}/{address}"))
        assert found.size == (200, 300)
        assert colour(found, 0.2, 0.2) == BLUE
    assert colour(picture_of(get(f"{ADDRESS}/0,0,100,100/max/0/default.png")), 0.5, 0.5) == BLUE


@pytest.mark.parametrize(
    ("mode", "format"), [("CMYK", "JPEG"), ("P", "GIF"), ("L", "PNG"), ("RGBA", "PNG")]
)
def test_pictures_of_other_kinds_are_drawn_for_the_web(get, show, mode, format) -> None:
    show(poster(mode, format=format))
    found = picture_of(get(f"{ADDRESS}/full/300,/0/default.jpg"))
    assert found.mode in ("RGB", "L")
    if mode != "L":
        assert colour(found, 0.2, 0.2) == RED


def test_nothing_of_the_original_s_metadata_is_sent(get, show) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Photographer's name"
    show(poster(exif=exif, format="JPEG"))
    assert b"Photographer" not in get(f"{ADDRESS}/full/300,/0/default.jpg").content


def test_validators_and_links(get, show) -> None:
    show(poster())
    answer = get(f"{ADDRESS}/full/300,/0/color.jpg")
    links = answer.headers["Link"]
    assert f'{ADDRESS}/full/300,200/0/default.jpg>;rel="canonical"' in links
    assert 'level2.json>;rel="profile"' in links
    again = get(f"{ADDRESS}/full/300,/0/color.jpg", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    same = get(f"{ADDRESS}/full/300,200/0/default.jpg")
    assert same.headers["ETag"] == answer.headers["ETag"]
    head = get(f"{ADDRESS}/full/300,/0/color.jpg", method="HEAD")
    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(answer.content)))


def test_another_file_under_the_same_address_is_another_answer(get, show) -> None:
    show(poster())
    first = get(f"{ADDRESS}/full/300,/0/default.png")
    show(poster("L"))
    second = get(f"{ADDRESS}/full/300,/0/default.png", If_None_Match=first.headers["ETag"])
    assert second.status_code == 200
    assert second.content != first.content


@pytest.mark.parametrize(
    "address",
    ["full/9999,/0/default.jpg", "9999,0,1,1/max/0/default.jpg", "full/max/45/default.jpg"]
    + ["full/max/0/native.jpg", "full/max/0/default.gif", "full/max/0/default", "%00/max/0/d.jpg"],
)
def test_what_cannot_be_drawn_is_refused_at_once(get, show, address) -> None:
    show(poster())
    answer = get(f"{ADDRESS}/{address}")
    assert answer.status_code == 400, answer.text
    assert answer.json()["parameter"] in ("region", "size", "rotation", "quality", "format")


def test_a_broken_file_is_never_half_shown(get, show) -> None:
    content = poster(format="JPEG")
    show(content[: len(content) // 2])
    answer = get(f"{ADDRESS}/full/max/0/default.jpg")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_a_picture_goes_with_its_record(get, show, store) -> None:
    show(poster())
    shown = get(f"{ADDRESS}/full/300,/0/default.jpg")
    voter = psycopg2.connect(store.dsn)
    voter.autocommit = True
    vote(voter, ["a"], [])
    voter.close()
    for address in ("", "/info.json", "/full/300,/0/default.jpg"):
        answer = get(f"{ADDRESS}{address}", If_None_Match=shown.headers["ETag"])
        assert answer.status_code == 404


@pytest.mark.parametrize("hidden", [{"access": "metadata-only"}, {"role": "attachment"}])
def test_what_is_no_public_picture_is_not_drawn(get, show, hidden) -> None:
    show(poster(), **hidden)
    assert get(f"{ADDRESS}/full/300,/0/default.jpg").status_code == 404
    assert get("/iiif/image/3/nothing/info.json").status_code == 404
