"""The text of pages and where its words stand: ALTO, PAGE and plain, real ones and odd ones."""

from kultura.digitisation.kept import KeptTree
from kultura.digitisation.page_texts import alto
from kultura.digitisation.page_texts import page_xml
from kultura.digitisation.page_texts import readers
from kultura.digitisation.page_texts.lines import stored
from kultura.digitisation.page_texts.readers import texts_of
from kultura.digitisation.page_texts.reading import recognised_text
from kultura.digitisation.recognising import read
from kultura.digitisation.tree import scan
from kultura.store.page_text import Box
from kultura.store.page_text import placed_words
from kultura.store.page_text import running
from kultura.store.page_text import unpack
from lxml import etree
from pathlib import Path

import pytest


ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">
<Description><MeasurementUnit>{unit}</MeasurementUnit></Description>
<Layout><Page {page}><PrintSpace><TextBlock><TextLine>
<String CONTENT="Stary" HPOS="100" VPOS="50" WIDTH="40" HEIGHT="20"/>
<String CONTENT="mły" HPOS="150" VPOS="50" WIDTH="30" HEIGHT="20" {first}/>{hyphen}
</TextLine><TextLine>
<String CONTENT="narz" HPOS="100" VPOS="80" WIDTH="40" HEIGHT="20" {second}/>
</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""
PIXELS = {"unit": "pixel", "page": 'WIDTH="1000" HEIGHT="500"'}
HYPHEN = '<HYP CONTENT="-"/>'
PARTS = {"first": 'SUBS_TYPE="HypPart1"', "second": 'SUBS_TYPE="HypPart2"'}


def words(source: str, image: tuple[int, int] = (1000, 500), read_by=alto):
    text, boxes = stored(read_by.lines_of(etree.fromstring(source)), image)
    return [(word.text, word.boxes) for word in placed_words(text, unpack(boxes))]


def made(**changes: str) -> str:
    return ALTO.format(**({"first": "", "second": "", "hyphen": ""} | PIXELS | changes))


WHOLE = [
    ("Stary", (Box(100, 50, 40, 20),)),
    ("młynarz", (Box(150, 50, 30, 20), Box(100, 80, 40, 20))),
]


@pytest.mark.parametrize("divided", [{"hyphen": HYPHEN}, PARTS, PARTS | {"hyphen": HYPHEN}])
def test_divided_word_is_one_with_two_boxes(divided) -> None:
    assert words(made(**divided)) == WHOLE


def test_hyphen_before_a_small_letter_divides_where_nothing_says_so() -> None:
    assert words(made().replace("mły", "mły-")) == WHOLE
    apart = words(made().replace("mły", "mły-").replace("narz", "Narz"))
    assert [word for word, _boxes in apart] == ["Stary", "mły-", "Narz"]
    assert [word for word, _boxes in words(made())] == ["Stary", "mły", "narz"]


def test_hyphen_that_stands_alone_belongs_to_its_word() -> None:
    alone = '<String CONTENT="-" HPOS="180" VPOS="50" WIDTH="5" HEIGHT="20"/>'
    assert words(made(hyphen=alone)) == WHOLE


def test_boxes_are_in_pixels_of_the_image() -> None:
    (half, _boxes), *_rest = words(made(), (500, 250))
    assert words(made(), (500, 250))[0] == ("Stary", (Box(50, 25, 20, 10),))
    millimetres = {"unit": "mm10", "page": ""}
    assert words(made(**PIXELS | {"unit": "mm10"}))[0] == WHOLE[0]  # its page says how large it is
    assert words(made(**millimetres))[0] == ("Stary", ())
    assert words(made(page=""))[0] == WHOLE[0]
    assert words(made(page=""), (90, 90))[0] == ("Stary", ())  # of a larger image
    assert half == "Stary"


def test_page_without_sense_has_no_words() -> None:
    assert words("<alto><Layout/></alto>") == []
    odd = made(page='WIDTH="NaN" HEIGHT="inf"').replace('HPOS="100"', 'HPOS="nonsense"')
    assert [word for word, _boxes in words(odd)] == ["Stary", "mły", "narz"]
    assert words(made().replace("Stary", " \u00a0 "))[0][0] == "mły"
    assert words(made().replace("Stary", "Stary dom"))[0][0] == "Stary\u00a0dom"


PAGE = """<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Page imageWidth="100" imageHeight="100"><ReadingOrder><OrderedGroup>
<RegionRefIndexed index="0" regionRef="b"/><RegionRefIndexed index="1" regionRef="a"/>
</OrderedGroup></ReadingOrder>
<TextRegion id="a"><TextLine><Coords points="10,50 50,50 50,60 10,60"/>
<TextEquiv><Unicode>drugi rząd</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="b"><TextLine><Word><Coords points="10,10 50,12 50,22 12,20"/>
<TextEquiv><Unicode>pierwszy</Unicode></TextEquiv></Word></TextLine></TextRegion>
</Page></PcGts>"""


def test_page_xml_is_read_in_its_order_and_lines_are_shared_out() -> None:
    assert words(PAGE, (100, 100), page_xml) == [
        ("pierwszy", (Box(10, 10, 40, 12),)),
        ("drugi", (Box(10, 50, 20, 10),)),
        ("rząd", (Box(34, 50, 16, 10),)),
    ]


def test_real_monograph_has_its_words(ndk: Path) -> None:
    tree = scan(ndk)
    third = recognised_text(tree, read(tree).pages[2], (1700, 2800))
    assert running(third.text).startswith("Z varu světové války krystaluje se pomalu nová Evropa.")
    words = list(placed_words(third.text, unpack(third.boxes)))
    (of_the_world,) = [word.boxes for word in words if word.text == "světové"]
    assert of_the_world == (Box(350, 901, 139, 30),)
    assert [len(word.boxes) for word in words if word.text == "jednání,"] == [2, 1]


def test_real_bag_prefers_alto_and_drops_loose_hyphens(bag: Path) -> None:
    tree = scan(bag)
    first, _second = read(tree).pages
    found = recognised_text(tree, first, (1457, 2083))
    assert "des Menſchen aus" in running(found.text)
    assert len(unpack(found.boxes)) == len(found.text.split())


def test_many_texts_are_read_in_processes_as_few_are_here(ndk: Path, monkeypatch) -> None:
    tree = scan(ndk)
    kept = KeptTree(tree.root, tree.files, places={path: path for path in tree.files})
    pages = [(page, (1700, 2800)) for page in read(tree).pages]
    few = list(texts_of(kept, iter(pages), 2))
    monkeypatch.setattr(readers, "MANY", 2)
    asked: list[int] = []
    monkeypatch.setattr(readers.TextReader, "read", noting(readers.TextReader.read, asked))
    assert list(texts_of(kept, iter(pages), 2)) == few
    assert len(asked) == len(pages) == len([one for one in few if one.text])


def noting(read_by, asked: list[int]):
    """Note how often a reader is asked."""

    def asking(*given):
        asked.append(1)
        return read_by(*given)

    return asking


def test_page_without_image_measures_as_its_text(bag: Path) -> None:
    tree = scan(bag)
    found = recognised_text(tree, read(tree).pages[0], (0, 0))
    assert (found.width, found.height) == (1457, 2083)
    assert unpack(found.boxes)
