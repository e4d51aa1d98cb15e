"""The mappings that ship in `examples/`, over every record they are for."""

from collections import Counter
from functools import cache
from kultura.imports.mapping.labels import labels_in
from kultura.imports.mapping.mapping import Draft
from kultura.imports.mapping.reading import mapping_in
from kultura.imports.row import Row
from kultura.imports.sensitive import Withheld
from kultura.imports.source import Source
from kultura.imports.survey import missing_columns
from kultura.imports.survey import survey
from kultura.vocabularies.terms import vocabulary
from pathlib import Path

import pytest


EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
INVENTORY = EXAMPLES / "inwentarz/inwentarz.csv"


@cache
def drafts(name: str, path: Path) -> dict[str, tuple[Row, Draft]]:
    """Return row and draft of every record, by identifier."""
    mapping = mapping_in(EXAMPLES / name / "mapping.yaml")
    terms = labels_in(vocabulary)
    rows = Source(path, mapping.options).rows()
    made = ((row, mapping.draft(row, terms)) for row in rows)
    return {draft.identifier: (row, draft) for row, draft in made}


@pytest.fixture
def tate(shared) -> dict[str, tuple[Row, Draft]]:
    return drafts("tate", shared / "data/tate/artworks-3000.jsonl")


@pytest.fixture
def inventory() -> dict[str, tuple[Row, Draft]]:
    return drafts("inwentarz", INVENTORY)


def test_every_tate_record_is_mapped(tate) -> None:
    assert len(tate) == 3000
    filled = Counter(name for row, draft in tate.values() for name in draft.fields)
    always = ("title", "inventory_number", "dating_text", "agents", "work_rights", "edm_type")
    assert {filled[name] for name in always} == {3000}
    assert filled["object_type"] > 2990
    assert filled["materials"] == 2735


def test_every_tate_artist_is_a_creator(tate) -> None:
    for row, draft in tate.values():
        names = [each["name"] for each in draft.fields["agents"]]
        assert names == [each["fc"].strip() for each in row.data["contributors"]]


def test_every_leaf_of_every_tate_tree_keeps_its_path(tate) -> None:
    for row, draft in tate.values():
        topics = draft.fields.get("topics", [])
        told = {(*topic.get("path", ()), topic["label"]) for topic in topics}
        assert told == set(leaves(row.data.get("subjects", {})))


def leaves(tree: dict, above: tuple[str, ...] = ()):
    for child in tree.get("children", ()):
        path = (*above, child["name"].strip())
        yield from leaves(child, path) if child.get("children") else [path]


@pytest.mark.parametrize(
    ("number", "agent"),
    [
        (
            "D21577",
            {
                "name": "Joseph Mallord William Turner",
                "role": "artist",
                "born": "1775",
                "died": "1851",
            },
        ),
        ("P79419", {"name": "Akram Zaatari", "role": "artist", "born": "1966"}),
    ],
)
def test_tate_artists(tate, number, agent) -> None:
    assert tate[number][1].fields["agents"] == [agent]


def test_tate_qualifiers_and_doubtful_lives(tate) -> None:
    agents = [agent for row, draft in tate.values() for agent in draft.fields["agents"]]
    qualifiers = Counter(agent.get("qualifier") for agent in agents)
    assert qualifiers["after"] == 84
    assert (qualifiers["manner-of"], qualifiers["attributed-to"], qualifiers["school-of"]) == (
        2,
        2,
        1,
    )
    assert "1772~" in {agent.get("born") for agent in agents}
    assert all(str(agent.get("born", 1))[0].isdigit() for agent in agents)


def test_tate_sizes(tate) -> None:
    assert tate["D21577"][1].fields["dimensions"] == [
        {
            "text": "support: 143 x 97 mm",
            "part": "support",
            "type": "height",
            "value": 143,
            "unit": "mm",
        },
        {
            "text": "support: 143 x 97 mm",
            "part": "support",
            "type": "width",
            "value": 97,
            "unit": "mm",
        },
    ]


def test_tate_rights(tate) -> None:
    rights = Counter(draft.fields["work_rights"].split("/")[-3] for row, draft in tate.values())
    assert rights == {"mark": 2139, "InC": 626, "CNE": 235}


def test_inventory_has_every_column_the_mapping_names() -> None:
    mapping = mapping_in(EXAMPLES / "inwentarz/mapping.yaml")
    found = survey(Source(INVENTORY, mapping.options).rows(), mapping)
    assert missing_columns(found, mapping) == []
    assert found.withheld == {Withheld("Wartość [zł]", "value")}
    assert found.repeated == {}


def test_inventory_is_read_from_windows_1250_without_being_told() -> None:
    rows = {row.data["Nr inw."]: row.data for row in Source(INVENTORY).rows()}
    assert rows["M/1"]["Tytuł"] == "Pejzaż z młynem nad Zmyślą"
    assert rows["M/1"]["Wys. [cm]"] == "64,5"


def test_every_inventory_row_is_mapped(inventory) -> None:
    assert len(inventory) == 60
    row, draft = inventory["M/1"]
    assert draft.fields["agents"] == [
        {"name": "Teofil Wyimek", "role": "artist", "born": "1841", "died": "1907"}
    ]
    assert draft.fields["dimensions"][0] == {"value": 64.5, "type": "height", "unit": "cm"}
    assert draft.fields["topics"] == [
        {"label": "Pejzaż", "path": ["Sztuka", "Malarstwo"]},
        {"label": "Rzeka"},
    ]
    assert draft.fields["materials"] == ["oil-paint", "canvas"]


def test_inventory_keeps_absence_and_doubt(inventory) -> None:
    assert inventory["M/8"][1].absent == {"agents": "nieznany", "places.label": "nie znane"}
    assert inventory["F/4"][1].fields["dating_text"] == "b.d."
    assert inventory["R/2"][1].fields["agents"][0]["qualifier"] == "attributed-to"
    assert inventory["Mb/3"][1].fields["agents"][0]["born"] == "1770~"
    assert inventory["P/2"][1].fields["title"] == "Agat z Ułudy"


def test_inventory_s_private_columns_stay_private(inventory) -> None:
    for row, draft in inventory.values():
        assert draft.private["storage_place"] == row.data["Miejsce przechowywania"]
        public = repr(draft.fields)
        for column in ("Darczyńca", "Wartość [zł]", "Suma ubezpieczenia"):
            assert not row.data[column] or row.data[column] not in public
