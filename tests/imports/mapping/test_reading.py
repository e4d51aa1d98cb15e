"""Faults of a mapping are named by line and key, with the nearest name, and all at once."""

from kultura.imports.mapping.faults import MappingFault
from kultura.imports.mapping.reading import mapping_in
from kultura.imports.mapping.reading import mapping_of
from kultura.imports.mapping.reading import Target
from kultura.imports.options import SourceOptions

import pytest


TARGET = Target(frozenset({"title", "materials"}), frozenset({"donor"}))
HEAD = "identifier: id\n"


def faults(text: str) -> list[str]:
    with pytest.raises(MappingFault) as caught:
        mapping_of(text, TARGET)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("fields:\n  title: t\n", "line 1, identifier: must be named"),
        (
            HEAD + "feilds: {}\n",
            "line 2, feilds: There is no key “feilds” here. Did you mean “fields”?",
        ),
        (
            HEAD + "fields:\n  titel: t\n",
            "line 3, fields.titel: There is no field “titel” here. Did you mean “title”?",
        ),
        (HEAD + "fields:\n  donor: d\n", "line 3, fields.donor: “donor” is never public"),
        (HEAD + "private:\n  title: t\n", "line 3, private.title: There is no field “title” here."),
        (
            HEAD + "fields:\n  title: {path: t, splt: x}\n",
            "line 3, fields.title.splt: There is no operation “splt”. Did you mean “split”?",
        ),
        (HEAD + "fields:\n  title: {}\n", "line 3, fields.title: says nothing"),
        (
            HEAD + "fields:\n  title: {path: t, regex: '('}\n",
            "line 3, fields.title.regex: This is no regular expression",
        ),
        (
            HEAD + "fields:\n  title:\n    path: t\n    lookup: {tabel: {}}\n",
            "line 5, fields.title.lookup.tabel: There is no key “tabel” here. Did you mean “table”",
        ),
        (
            HEAD + "fields:\n  title: {path: t, number: {otherwise: drop}}\n",
            "“drop” is not known here.",
        ),
        (
            HEAD + "fields:\n  title: {path: t, lookup: kultura.material}\n",
            "“kultura.material” is not known here. Did you mean “kultura.materials”?",
        ),
        (HEAD + "fields:\n  title: {template: fixed}\n", "names no place in braces"),
        (
            HEAD + "fields:\n  title: a\n  title: b\n",
            "line 4, fields.title: This key stands here twice.",
        ),
        (
            HEAD + "source: {encoding: utf9}\n",
            "line 2, source.encoding: There is no encoding “utf9”.",
        ),
        (HEAD + "source: {delimiter: '::'}\n", "line 2, source.delimiter: must be one character."),
        (HEAD + "source: {header: 0}\n", "line 2, source.header: must be a row's number"),
        ("a: [\n", "This is not YAML"),
        ("", "The file is empty."),
        ("- a\n", "must have keys below it."),
    ],
)
def test_fault_is_named(text, fault) -> None:
    assert any(fault in each for each in faults(text))


def test_all_faults_are_told_at_once() -> None:
    text = HEAD + "fields:\n  titel: t\n  materials: {pth: m}\nprivate:\n  doner: d\n"
    assert [fault.split(":")[0] for fault in faults(text)] == [
        "line 3, fields.titel",
        "line 4, fields.materials.pth",
        "line 6, private.doner",
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "Darczyńca",
        "{template: 'dar: {Darczyńca}'}",
        "{first: [t, Darczyńca]}",
        "{join: {parts: [t, acquisition.donor]}}",
        "{path: people, row: {name: insurance}}",
    ],
)
def test_public_field_may_not_read_a_sensitive_column(expression) -> None:
    assert any(
        "never becomes public" in each
        for each in faults(HEAD + f"fields:\n  title: {expression}\n")
    )


def test_identifier_may_not_be_a_sensitive_column() -> None:
    assert any("never becomes public" in each for each in faults("identifier: Darczyńca\n"))


def test_column_may_be_declared_harmless() -> None:
    text = HEAD + "fields:\n  title: location\nnot_sensitive: [location]\n"
    assert mapping_of(text, TARGET).harmless == {"location"}


def test_options_of_the_source() -> None:
    mapping = mapping_of(
        HEAD + "source: {format: csv, encoding: cp1250, delimiter: ';', header: 2}\n"
    )
    assert mapping.options == SourceOptions("csv", "cp1250", ";", header=2)


@pytest.mark.parametrize(
    ("content", "fault"),
    [(None, "cannot be read"), ("identifier: ś".encode("cp1250"), "is not UTF-8")],
)
def test_unreadable_file_is_said(tmp_path, content, fault) -> None:
    path = tmp_path / "m.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MappingFault, match=fault):
        mapping_in(path)
