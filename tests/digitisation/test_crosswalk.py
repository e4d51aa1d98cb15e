"""What a package says of its object becomes fields by the table; what has no field is told."""

from breaking import package_at
from kultura.behaviors.agents import IAgentRow
from kultura.behaviors.agents import IAgents
from kultura.behaviors.dating import IDating
from kultura.behaviors.identifiers import IIdentifierRow
from kultura.behaviors.identifiers import IIdentifiers
from kultura.behaviors.rights import IRights
from kultura.behaviors.topics import ITopicRow
from kultura.behaviors.topics import ITopics
from kultura.content.digital_object.content import IDigitalObjectSchema
from kultura.content.digital_object.content import IDimensionRow
from kultura.content.digital_object.content import IObjectPlaceRow
from kultura.digitisation.crosswalk import dublin_core
from kultura.digitisation.crosswalk import mods
from kultura.digitisation.crosswalk import terms
from kultura.digitisation.crosswalk.concluding import with_conclusions
from kultura.digitisation.crosswalk.describing import describe
from kultura.digitisation.crosswalk.describing import Described
from kultura.digitisation.crosswalk.describing import described
from kultura.digitisation.documents import parse
from kultura.digitisation.package import Description
from kultura.digitisation.package import Statement
from kultura.digitisation.recognising import read
from kultura.digitisation.statements import statement
from kultura.digitisation.tree import scan
from kultura.vocabularies.terms import vocabulary
from pathlib import Path
from plone.app.dexterity.behaviors.metadata import IBasic
from typing import Any

import pytest


SCHEMATA = (IBasic, IAgents, IDating, IIdentifiers, IRights, ITopics, IDigitalObjectSchema)
ROWS = {
    "agents": IAgentRow,
    "dimensions": IDimensionRow,
    "identifiers": IIdentifierRow,
    "places": IObjectPlaceRow,
    "topics": ITopicRow,
}
VOCABULARIES = {
    ("agents", "role"): "agent_roles",
    ("identifiers", "type"): "identifier_types",
    ("places", "role"): "place_roles",
}
RELATOR = 'authority="marcrelator" type="code"'
LICENCE = "http://creativecommons.org/publicdomain/mark/1.0/"


def of_mods(content: str) -> Any:
    """Return what a MODS record with this content becomes."""
    text = (
        f'<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{content}</mods>"
    )
    return described([Description("m", "MODS", "mods.xml", statement(parse(text.encode())))])


def of_dc(content: str) -> Any:
    """Return what a Dublin Core record with this content becomes."""
    text = f'<r xmlns:dc="http://purl.org/dc/elements/1.1/">{content}</r>'
    return described([Description("d", "DC", "dc.xml", statement(parse(text.encode())))])


MODS: list[tuple[str, dict[str, Any]]] = [
    (
        "<titleInfo><nonSort>The</nonSort><title>Atlas</title><subTitle>of Silesia</subTitle>"
        "<partNumber>2</partNumber></titleInfo>",
        {"title": "The Atlas: of Silesia. 2"},
    ),
    ('<titleInfo type="alternative"><title>Mapy</title></titleInfo>', {}),
    (
        "<titleInfo><title>A</title></titleInfo><titleInfo><title>B</title></titleInfo>",
        {"title": "A"},
    ),
    ("<abstract>O mapach.</abstract>", {"description": "O mapach."}),
    ("<typeOfResource>still image</typeOfResource>", {"edm_type": "IMAGE"}),
    ("<typeOfResource>mixed material</typeOfResource>", {}),
    (
        f'<name valueURI="http://viaf.org/viaf/1"><namePart>Hora, Alois</namePart><namePart '
        f'type="date">1885-1942</namePart><role><roleTerm {RELATOR}>ill</roleTerm></role></name>',
        {
            "agents": [
                {
                    "name": "Hora, Alois",
                    "role": "illustrator",
                    "authority": "http://viaf.org/viaf/1",
                    "born": "1885",
                    "died": "1942",
                }
            ]
        },
    ),
    (
        '<name><namePart type="given">Anna</namePart><namePart type="family">Nowak</namePart>'
        "<role><roleTerm>autor</roleTerm></role></name>",
        {"agents": [{"name": "Nowak, Anna", "role": "author"}]},
    ),
    (
        '<name><namePart>Jan</namePart><namePart type="date">1901-</namePart></name>',
        {"agents": [{"name": "Jan", "born": "1901"}]},
    ),
    ("<originInfo><dateIssued>[1919?]</dateIssued></originInfo>", {"dating_text": "[1919?]"}),
    (
        '<originInfo><dateIssued point="start">1919</dateIssued>'
        '<dateIssued point="end">1922</dateIssued></originInfo>',
        {"dating_text": "1919–1922"},
    ),
    (
        "<originInfo><dateCreated>1918</dateCreated><dateIssued>1919</dateIssued></originInfo>",
        {"dating_text": "1919"},
    ),
    ("<originInfo><publisher>Urząd</publisher></originInfo>", {"publisher": "Urząd"}),
    ("<originInfo><edition>2. wyd.</edition></originInfo>", {"edition": "2. wyd."}),
    (
        '<originInfo><place><placeTerm type="text">Praha</placeTerm></place></originInfo>',
        {"places": [{"label": "Praha", "role": "published"}]},
    ),
    ('<originInfo><place><placeTerm type="code">xr</placeTerm></place></originInfo>', {}),
    (
        "<subject><geographic>Zakarpacie</geographic></subject>",
        {"places": [{"label": "Zakarpacie", "role": "depicted"}]},
    ),
    ("<language><languageTerm>pol</languageTerm></language>", {"languages": ["pl"]}),
    ("<language><languageTerm>tlh</languageTerm></language>", {}),
    (
        "<physicalDescription><extent>8 s. ; 8°</extent></physicalDescription>",
        {"dimensions": [{"text": "8 s. ; 8°"}]},
    ),
    (
        '<subject><topic valueURI="http://id.loc.gov/a">mapy</topic><topic>granice</topic></subject>',
        {"topics": [{"label": "mapy", "uri": "http://id.loc.gov/a"}, {"label": "granice"}]},
    ),
    (
        '<relatedItem type="series"><titleInfo><title>Seria</title></titleInfo></relatedItem>',
        {"series": "Seria"},
    ),
    ('<relatedItem type="host"><titleInfo><title>X</title></titleInfo></relatedItem>', {}),
    (
        '<identifier type="isbn">83-01</identifier><identifier type="ccnb">cnb1</identifier>',
        {
            "identifiers": [
                {"type": "isbn", "value": "83-01"},
                {"type": "other", "value": "cnb1"},
            ]
        },
    ),
    ('<identifier type="isbn" invalid="yes">83</identifier>', {}),
    (
        "<location><shelfLocator>II 026293</shelfLocator></location>",
        {"identifiers": [{"type": "call-number", "value": "II 026293"}]},
    ),
    (
        f'<accessCondition xlink:href="{LICENCE}">public domain</accessCondition>',
        {"work_rights": LICENCE},
    ),
    ("<accessCondition>ask us</accessCondition>", {}),
]

DC: list[tuple[str, dict[str, Any]]] = [
    ("<dc:title>Atlas</dc:title>", {"title": "Atlas"}),
    ("<dc:creator>Anna Nowak</dc:creator>", {"agents": [{"name": "Anna Nowak"}]}),
    ("<dc:contributor>Jan</dc:contributor>", {"agents": [{"name": "Jan"}]}),
    ("<dc:type>StillImage</dc:type>", {"edm_type": "IMAGE"}),
    ("<dc:type>model:monograph</dc:type>", {}),
    ("<dc:date>ok. 1890</dc:date>", {"dating_text": "ok. 1890"}),
    ("<dc:publisher>Urząd</dc:publisher>", {"publisher": "Urząd"}),
    ("<dc:language>cze</dc:language>", {"languages": ["cs"]}),
    ("<dc:subject>mapy</dc:subject>", {"topics": [{"label": "mapy"}]}),
    ("<dc:description>O mapach.</dc:description>", {"description": "O mapach."}),
    (
        "<dc:identifier>isbn:83-01</dc:identifier>",
        {"identifiers": [{"type": "isbn", "value": "83-01"}]},
    ),
    (
        "<dc:identifier>http://example.org/1</dc:identifier>",
        {"identifiers": [{"type": "other", "value": "http://example.org/1"}]},
    ),
    (f"<dc:rights>{LICENCE}</dc:rights>", {"work_rights": LICENCE}),
    ("<dc:coverage>xr</dc:coverage>", {}),
]


@pytest.mark.parametrize(("content", "fields"), MODS)
def test_mods_becomes_fields(content: str, fields: dict[str, Any]) -> None:
    found = of_mods(content)
    assert found.fields == fields
    assert fields or found.kept


@pytest.mark.parametrize(("content", "fields"), DC)
def test_dublin_core_becomes_fields(content: str, fields: dict[str, Any]) -> None:
    found = of_dc(content)
    assert found.fields == fields
    assert bool(found.kept) is not bool(fields)


@pytest.mark.parametrize("rule", [*mods.RULES, *dublin_core.RULES], ids=lambda rule: rule.source)
def test_every_field_is_one_of_a_digital_object(rule) -> None:
    assert any(rule.field in schema for schema in SCHEMATA)


@pytest.mark.parametrize(("content", "fields"), [*MODS, *DC])
def test_rows_have_columns_and_terms_that_are_known(content: str, fields: dict[str, Any]) -> None:
    for name, schema in ROWS.items():
        for row in fields.get(name, []):
            assert all(column in schema for column in row)
            for column, value in row.items():
                known = VOCABULARIES.get((name, column))
                assert known is None or value in vocabulary(known).by_value


def test_tables_name_only_known_terms() -> None:
    assert set(terms.BCP_47.values()) <= set(vocabulary("languages").by_value)
    assert set(terms.IDENTIFIERS.values()) <= set(vocabulary("identifier_types").by_value)
    assert set(terms.EDM_TYPES.values()) <= set(vocabulary("edm_types").by_value)


def test_the_monograph_is_described_and_nothing_is_lost(ndk: Path) -> None:
    package = package_at(ndk)
    found = describe(package)
    assert found.fields["title"] == "Karpatská Rus a hranice našeho státu"
    assert "description" not in found.fields, "Dublin Core repeats the statement of responsibility"
    kept = {(one.name, one.value) for one in found.kept}
    assert ("mods:note", "Alois Hora") in kept
    assert ("mods:name/mods:nameIdentifier", "jk01041984") in kept
    assert ("dc:type", "model:monograph") in kept
    told = {one.value for one in found.kept} | texts_in(found.fields)
    volume = package.descriptions["MODSMD_VOLUME_0001"].content
    lost = {one.value for one in all_below(volume) if one.value} - told
    assert lost == {"1885-1942", "text", "aut"}, "these became 1885, 1942, TEXT and author"


def test_columns_of_a_csv_become_fields_and_the_rest_is_told(folder) -> None:
    top = folder({"opis.csv": "Tytuł;Autor;Rok;Sygnatura;Regał\nAtlas;Anna;ok. 1890;IV 7;B2\n"})
    found = describe(package_at(top))
    assert found.fields == {
        "title": "Atlas",
        "agents": [{"name": "Anna"}],
        "dating_text": "ok. 1890",
        "identifiers": [{"type": "other", "value": "IV 7"}],
    }
    assert [one.plain() for one in found.kept] == [
        {"file": "opis.csv", "line": 2, "name": "csv:Regał", "value": "B2"}
    ]


def all_below(top: Statement) -> list[Statement]:
    return [one for part in top.parts for one in [part, *all_below(part)]]


def texts_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {text for one in value.values() for text in texts_in(one)}
    if isinstance(value, list):
        return {text for one in value for text in texts_in(one)}
    return {value}


def test_what_no_description_says_is_concluded_from_the_pages(bag, ndk, tmp_path) -> None:
    tree = scan(bag)
    package = read(tree)
    found = with_conclusions(Described({}, ()), package, tree).fields
    assert found == {"edm_type": "TEXT", "languages": ["de"]}
    said = {"edm_type": "IMAGE", "title": "Mapa"}
    assert with_conclusions(Described(said, ()), package, tree).fields == said
    tree = scan(ndk)  # its ALTO names no language
    assert with_conclusions(Described({}, ()), read(tree), tree).fields == {"edm_type": "TEXT"}
