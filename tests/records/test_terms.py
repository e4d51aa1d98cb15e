"""Which terms a record uses, wherever in it they stand."""

from kultura.records.agent import Agent
from kultura.records.object import DigitalObject
from kultura.records.record import kinds
from kultura.records.rights import right
from kultura.records.rights import Rights
from kultura.records.terms import terms
from kultura.records.terms import vocabulary_fields
from kultura.vocabularies.terms import names


def test_terms_of_fields_lists_and_parts_are_found_once() -> None:
    in_copyright = right("http://rightsstatements.org/vocab/InC/1.0/", "pl")
    record = DigitalObject(
        id="a",
        path="a",
        title="A",
        language="pl",
        object_type="etching",
        technique=("etching", "aquatint"),
        creators=(Agent(name="B", role="artist"), Agent(name="C", role="artist")),
        rights=Rights(work=in_copyright, reproduction=in_copyright),
    )
    assert terms(record) == (
        "access_levels:open",
        "agent_roles:artist",
        "object_types:etching",
        "rights_statements:http://rightsstatements.org/vocab/InC/1.0/",
        "techniques:aquatint",
        "techniques:etching",
    )


def test_every_vocabulary_a_field_names_exists() -> None:
    named = {one for kind in kinds().values() for one in vocabulary_fields(kind).values()}
    assert named
    assert named <= set(names())
