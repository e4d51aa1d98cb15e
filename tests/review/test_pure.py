"""What runs without a site: words that changed, charts, cells of a spreadsheet."""

from kultura.review.figures.chart import Bar
from kultura.review.figures.chart import lying
from kultura.review.figures.chart import upright
from kultura.review.figures.spreadsheet import as_csv
from kultura.review.figures.spreadsheet import cell
from kultura.review.words import changed_words
from lxml import etree

import csv
import pytest


VECTORS = [
    "<script>boom()</script>",
    '"><img src=x onerror=boom()>',
    "</title><script>boom()</script>",
    "</desc></svg><svg onload=boom()>",
    "javascript:boom()",
    "'; boom(); //",
    "<![CDATA[<script>boom()</script>]]>",
    "&lt;script&gt;boom()&lt;/script&gt;",
    "<svg><animate onbegin=boom()>",
    "\u2028<iframe srcdoc='<script>boom()</script>'>",
]
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    '"=1',
    "|cmd",
    "'=1",
    "\n=1",
]


def told(old: str, new: str) -> str:
    marks = {"same": "{}", "added": "[{}]", "removed": "({})"}
    return "".join(marks[piece.kind].format(piece.text) for piece in changed_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wystawa obrazów", "wystawa rzeźb", "wystawa (obrazów)[rzeźb]"),
        ("o 19:00", "o 20:00", "o (19)[20]:00"),
        ("jeden", "jeden dwa", "jeden[ dwa]"),
        ("", "nowe", "[nowe]"),
    ],
)
def test_words(old, new, said) -> None:
    assert told(old, new) == said


def test_long_texts_are_shortened_and_quick() -> None:
    text = "słowo " * 20_000
    assert len(told(text + "koniec", text + "początek")) < 2_000_000
    assert " … " in told("słowo " * 500 + "a", "słowo " * 500 + "b")


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("draw", [lying, upright])
def test_a_chart_is_words_and_bars_whatever_is_in_it(draw, vector) -> None:
    drawing = etree.fromstring(draw("x", vector, vector, [Bar(vector, 3), Bar("b", 0)]))
    names = {etree.QName(element).localname for element in drawing.iter()}
    assert names == {"svg", "title", "desc", "rect", "text"}
    assert not [name for element in drawing.iter() for name in element.attrib if name[:2] == "on"]
    assert drawing[0].text == vector


@pytest.mark.parametrize("draw", [lying, upright])
def test_a_chart_is_as_wide_as_its_place_and_its_words_as_large_as_others(draw) -> None:
    drawing = etree.fromstring(draw("x", "Rok", "", [Bar(str(week), week) for week in range(12)]))
    assert "viewBox" not in drawing.attrib
    shares = [one.get("width") for one in drawing.iter("{*}rect")]
    assert all(share.endswith("%") and float(share[:-1]) <= 90 for share in shares)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_computed(formula) -> None:
    text = as_csv([[formula, 3]]).decode("utf-8-sig")
    ((first, second),) = csv.reader(text.splitlines(), delimiter=";")
    assert first.lstrip(" ").startswith("'") and second == "3"


def test_a_number_stays_one() -> None:
    assert cell(-3) == "-3"
