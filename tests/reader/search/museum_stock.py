"""A museum's stock made up by chance, with values as real catalogues have them."""

from collections.abc import Iterator
from dataclasses import replace
from indexing import composed
from kultura.records.accessibility import Accessibility
from kultura.records.accessibility import AccessibilityFeature
from kultura.records.agent import Agent
from kultura.records.dating.dating import Dating
from kultura.records.place import Place
from kultura.records.record import kinds
from kultura.records.record import Record
from kultura.records.rights import right
from kultura.records.rights import Rights
from kultura.records.rights import statements
from kultura.records.subject import Subject
from kultura.store.projection import Projection
from random import Random


SUBJECTS = [
    f"{top}/{middle}/{last}"
    for top in ("przyroda", "ludzie", "przedmioty")
    for middle in ("jedne", "drugie", "trzecie")
    for last in ("małe", "wielkie", "stare")
]
PEOPLE = ["Jan Matejko", "Olga Boznańska", "J.M.W. Turner", "Zofia Stryjeńska", "Józef Chełmoński"]
TYPES = ["painting", "watercolour", "drawing", "print", "woodcut", "sculpture", "nieopisane coś"]
MATERIALS = ["paper", "canvas", "oak", "żywica z igłami"]
WORDS = ["zamek", "krzesła", "łodzi", "wystawie", "książek", "painting", "anioły", "rzeka", "żółte"]
AUDIENCES = ["families", "seniors", "children", "schools"]
LEVELS = ["preschool", "primary-1", "primary-5", "primary-8", "liceum-1"]
SCHOOL_SUBJECTS = ["polish", "history", "civics"]


def stock(objects: int, seed: int = 1) -> Iterator[Projection]:
    """Yield the rows of three institutions, their venues and what they have."""
    chance = Random(seed)
    for number, kind in enumerate(("museum", "museum", "library")):
        yield composed(_made("institutions", f"inst-{number}", f"Instytucja {number}", kind=kind))
        yield composed(_venue(chance, number))
    for number in range(4):
        yield composed(_made("collections", f"coll-{number}", f"Kolekcja {number}"))
    for number in range(objects):
        yield _object(chance, number)
    for number in range(objects // 10):
        yield composed(_lesson(chance, number))
        yield composed(_exhibit(chance, number, objects))


def _made(collection: str, uid: str, title: str, language: str = "pl", **facts) -> Record:
    return kinds()[collection](id=uid, path=uid, title=title, language=language, **facts)


def _venue(chance: Random, number: int) -> Record:
    area = chance.choice(["1465011", "1465021", "1201"])
    features = tuple(
        AccessibilityFeature(code=code, value=chance.choice(["yes", "no", "limited"]))
        for code in ("lift", "step-free-entrance", "induction-loop")
    )
    return _made(
        "venues",
        f"venue-{number}",
        f"Gmach {number}",
        institution=f"inst-{number}",
        place=Place(title=f"Gmach {number}", area=area),
        accessibility=Accessibility(venue=features),
    )


def _object(chance: Random, number: int) -> Projection:
    low = chance.choice([None, chance.randint(1400, 1990), chance.randint(-300, 300)])
    dating = low and Dating(text="?", from_=f"{low}", to=f"{low + chance.choice([0, 3, 60, 900])}")
    uri = chance.choice([*statements()])
    record = _made(
        "objects",
        f"object-{number:05}",
        f"{chance.choice(WORDS).capitalize()} {number}",
        text_plain=" ".join(chance.choices(WORDS, k=chance.randint(0, 6))),
        institution=chance.choice(["inst-0", "inst-1", "inst-2", None]),
        subjects=tuple(_subjects(chance)),
        creators=tuple(Agent(name=name) for name in set(chance.choices(PEOPLE, k=2))),
        object_type=chance.choice([*TYPES, None]),
        materials=tuple(set(chance.choices(MATERIALS, k=chance.randint(0, 2)))),
        collections=tuple({f"coll-{chance.randint(0, 5)}"}),
        part_of=(f"object-{chance.randint(0, 9):05}",) if chance.random() < 0.1 else (),
        languages=tuple(set(chance.choices(["pl", "de", "la"], k=chance.randint(0, 2)))),
        dating=dating,
        issued=chance.choice([None, None, "1871", "1871-05", "1871-05-12", "1902-01-01"]),
        rights=Rights(reproduction=right(uri, "pl")) if chance.random() < 0.8 else None,
        access=chance.choice(["open", "open", "metadata-only"]),
    )
    if chance.random() < 0.3:
        return composed(record, replace(record, language="en", title=f"Thing {number}"))
    return composed(record)


def _subjects(chance: Random) -> Iterator[Subject]:
    for value in set(chance.choices(SUBJECTS, k=chance.randint(0, 3))):
        yield Subject(value=value, label=value.rpartition("/")[2])


def _lesson(chance: Random, number: int) -> Record:
    return _made(
        "lessons",
        f"lesson-{number:04}",
        f"Lekcja {chance.choice(WORDS)} {number}",
        institution=f"inst-{chance.randint(0, 2)}",
        place=Place(id=f"venue-{chance.randint(0, 3)}"),
        audience=tuple(set(chance.choices(AUDIENCES, k=2))),
        levels=tuple(set(chance.choices(LEVELS, k=2))),
        school_subjects=tuple(set(chance.choices(SCHOOL_SUBJECTS, k=1))),
        mode=chance.choice(["onsite", "online", "hybrid", "at-school"]),
        bookable=chance.choice([True, False, None]),
        accessibility=Accessibility(services=("sign-language",)) if chance.random() < 0.2 else None,
        related=(f"object-{chance.randint(0, 40):05}",),
    )


def _exhibit(chance: Random, number: int, objects: int) -> Record:
    works = {f"object-{chance.randrange(objects):05}" for _ in range(5)}
    return _made(
        "exhibits",
        f"exhibit-{number:04}",
        f"Wystawa {number}",
        institution=f"inst-{chance.randint(0, 2)}",
        place=Place(id=f"venue-{chance.randint(0, 2)}"),
        works=tuple(sorted(works)),
        audience=tuple(set(chance.choices(AUDIENCES, k=1))),
    )
