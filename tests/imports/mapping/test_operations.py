"""What each operation of a mapping makes of a row: tables that read like its documentation."""

from kultura.imports.mapping.faults import RowRefused

import pytest


MATERIALS = {"olej": "oil", "oil": "oil", "płótno": "canvas", "canvas": "canvas"}
TREE = {
    "name": "subject",
    "children": [
        {"name": "nature", "children": [{"name": "hill"}, {"name": "river", "children": []}]},
        {"name": "people"},
        {"name": "people"},
    ],
}


def terms(vocabulary: str) -> dict[str, str]:
    return {"kultura.materials": MATERIALS}[vocabulary]


@pytest.mark.parametrize(
    ("expression", "data", "expected"),
    [
        ("a", {"a": "  x "}, "x"),
        ("a", {"a": 7}, 7),
        ("a", {"a": ""}, None),
        ("a", {}, None),
        ("Nr inw.", {"Nr inw.": "MG/1"}, "MG/1"),
        ("a.b", {"a": {"b": "x"}}, "x"),
        ("a.b", {"a.b": "whole name first", "a": {"b": "x"}}, "whole name first"),
        ("a.b", {"a": "no object"}, None),
        ("a[].b", {"a": [{"b": "x"}, {"b": "y"}, {}]}, ["x", "y"]),
        ("a[].b[].c", {"a": [{"b": [{"c": 1}, {"c": 2}]}, {"b": [{"c": 3}]}]}, [1, 2, 3]),
        ("a.b", {"a": [{"b": "lists need no mark"}]}, ["lists need no mark"]),
        ("a[0].b", {"a": [{"b": "x"}, {"b": "y"}]}, "x"),
        ("a[3].b", {"a": [{"b": "x"}]}, None),
    ],
)
def test_path(drafted, expression, data, expected) -> None:
    assert drafted({"f": expression}, data).fields.get("f") == expected


@pytest.mark.parametrize(
    ("expression", "data", "expected"),
    [
        ({"constant": "CC0"}, {}, "CC0"),
        ({"constant": ["a", "b"]}, {}, ["a", "b"]),
        ({"path": "a", "default": "none"}, {"a": ""}, "none"),
        ({"path": "a", "default": "none"}, {"a": "x"}, "x"),
        ({"path": "a", "then": "InC"}, {"a": "© me"}, "InC"),
        ({"path": "a", "then": "InC"}, {"a": " "}, None),
        ({"template": "{town}, {county}"}, {"town": "Łęg", "county": "Bór"}, "Łęg, Bór"),
        ({"template": "{town}, {county}"}, {"town": "Łęg"}, None),
        ({"path": "a", "regex": r"c\.(\d+)", "template": "{}~"}, {"a": "c.1890"}, "1890~"),
        ({"path": "a", "regex": r"c\.(\d+)", "template": "{}~"}, {"a": "1890"}, None),
        ({"template": "{a[].n}!"}, {"a": [{"n": "x"}, {"n": "y"}]}, "x, y!"),
        ({"first": ["a", "b", {"constant": "c"}]}, {"b": "x"}, "x"),
        ({"first": ["a", "b", {"constant": "c"}]}, {}, "c"),
        ({"path": "a[].n", "join": "; "}, {"a": [{"n": "x"}, {"n": "y"}]}, "x; y"),
        ({"join": {"parts": ["a", "b"], "with": " / "}}, {"a": "x", "b": "y"}, "x / y"),
        ({"join": {"parts": ["a", "b"], "with": " / "}}, {"b": "y"}, "y"),
        ({"path": "a", "split": ";"}, {"a": "x; y ;;z"}, ["x", "y", "z"]),
        ({"path": "a", "split": [";", ","]}, {"a": "x, y; z"}, ["x", "y", "z"]),
        (
            {"path": "a", "split": {"pattern": r"\s+i\s+"}},
            {"a": "olej i tempera"},
            ["olej", "tempera"],
        ),
        ({"path": "a", "split": ";"}, {}, None),
        ({"path": "a", "trim": "[]."}, {"a": "[bez tytułu]."}, "bez tytułu"),
        ({"path": "a", "replace": {"ol.": "olej", "\n": " "}}, {"a": "ol.\npł."}, "olej pł."),
        ({"path": "a", "split": ";", "replace": {"x": "z"}}, {"a": "x;y"}, ["z", "y"]),
    ],
)
def test_texts(drafted, expression, data, expected) -> None:
    assert drafted({"f": expression}, data).fields.get("f") == expected


@pytest.mark.parametrize(
    ("regex", "text", "expected"),
    [
        (r"\d{4}", "ok. 1890 r.", "1890"),
        (r"born (\d{4})", "born 1937", "1937"),
        (r"born (\d{4})", "1775–1851", None),
        ({"pattern": r"\d{4}", "all": True}, "1890, 1891", ["1890", "1891"]),
        ({"pattern": r"^(\d+)$", "otherwise": "keep"}, "12a", "12a"),
    ],
)
def test_regex(drafted, regex, text, expected) -> None:
    assert drafted({"f": {"path": "a", "regex": regex}}, {"a": text}).fields.get("f") == expected


def test_regex_with_named_groups_feeds_a_row(drafted) -> None:
    pattern = r"(?P<name>[^(]+)(?:\((?P<born>\d{4})?[–-](?P<died>\d{4})?\))?"
    columns = {"name": "name", "born": "born", "died": "died"}
    expression = {"path": "a", "split": ";", "regex": pattern, "row": columns}
    draft = drafted({"f": expression}, {"a": "Jan Bąk (1850–1912); Ewa Ług"})
    assert draft.fields["f"] == [
        {"name": "Jan Bąk", "born": "1850", "died": "1912"},
        {"name": "Ewa Ług"},
    ]


def test_regex_that_must_match_refuses_the_row(drafted) -> None:
    expression = {"path": "a", "regex": {"pattern": r"^\d+$", "otherwise": "refuse"}}
    with pytest.raises(RowRefused, match="f: “12a” is not as the mapping expects it."):
        drafted({"f": expression}, {"a": "12a"})


@pytest.mark.parametrize(
    ("lookup", "text", "expected"),
    [
        ("kultura.materials", "Olej", "oil"),
        ("kultura.materials", " płótno. ", "canvas"),
        ({"vocabulary": "kultura.materials", "table": {"ol.": "oil"}}, "Ol.", "oil"),
        ({"table": {"dar": "gift"}}, "DAR", "gift"),
        ({"table": {"dar": "gift"}, "otherwise": "keep"}, "zakup", "zakup"),
        ({"table": {"dar": "gift"}, "otherwise": "absent"}, "zakup", None),
    ],
)
def test_lookup(drafted, lookup, text, expected) -> None:
    draft = drafted({"f": {"path": "a", "lookup": lookup}}, {"a": text}, terms)
    assert draft.fields.get("f") == expected


def test_lookup_of_a_list_gives_each_value_once(drafted) -> None:
    expression = {"path": "a", "split": ",", "lookup": "kultura.materials"}
    draft = drafted({"f": expression}, {"a": "olej, oil, płótno"}, terms)
    assert draft.fields["f"] == ["oil", "canvas"]


def test_lookup_refuses_an_unknown_word(drafted) -> None:
    with pytest.raises(RowRefused, match="f: “wosk” is not in kultura.materials."):
        drafted({"f": {"path": "a", "lookup": "kultura.materials"}}, {"a": "wosk"}, terms)


def test_what_is_left_out_is_noted(drafted) -> None:
    expression = {"path": "a", "lookup": {"table": {"dar": "gift"}, "otherwise": "note"}}
    draft = drafted({"f": expression}, {"a": "zakup"})
    assert draft.notes == ("f: “zakup” is not in the table of the mapping; left out.",)


@pytest.mark.parametrize(
    ("number", "text", "expected"),
    [
        (True, "12", 12),
        (True, "12,5", 12.5),
        (True, "12.5", 12.5),
        (True, "1 234,50", 1234.5),
        (True, "1\u00a0234,5", 1234.5),
        (True, "1.234,5", 1234.5),
        (True, "1,234.5", 1234.5),
        (True, "-43", -43),
        (True, 12.0, 12),
        (True, "", None),
        ({"decimal": "."}, "1,234", 1234),
        ({"integer": True}, "1856", 1856),
        ({"otherwise": "absent"}, "ok. 12", None),
    ],
)
def test_number(drafted, number, text, expected) -> None:
    value = drafted({"f": {"path": "a", "number": number}}, {"a": text}).fields.get("f")
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(
    ("number", "text", "kind"),
    [
        (True, "ok. 12", "number"),
        (True, "NaN", "number"),
        ({"integer": True}, "1,5", "whole number"),
    ],
)
def test_number_refuses_what_is_none(drafted, number, text, kind) -> None:
    with pytest.raises(RowRefused, match=f"f: “{text}” is no {kind}."):
        drafted({"f": {"path": "a", "number": number}}, {"a": text})


def test_rows_of_objects(drafted) -> None:
    columns = {"name": "fc", "role": {"constant": "artist"}, "born": "birthYear"}
    data = {"people": [{"fc": "J. Turner", "birthYear": 1775}, {"birthYear": 1900}, {"fc": "?"}]}
    draft = drafted({"f": {"path": "people", "row": columns}}, data)
    assert draft.fields["f"] == [{"name": "J. Turner", "role": "artist", "born": 1775}]


def test_rows_of_their_own_columns(drafted) -> None:
    rows = [
        {"value": "id", "type": {"constant": "source"}},
        {"value": "old", "type": {"constant": "former-inventory"}},
    ]
    draft = drafted({"f": {"rows": rows}}, {"id": "12"})
    assert draft.fields["f"] == [{"value": "12", "type": "source"}]


def test_tree_keeps_the_path_of_each_leaf(drafted) -> None:
    draft = drafted({"f": {"tree": "subjects"}}, {"subjects": TREE})
    assert draft.fields["f"] == [
        {"label": "hill", "path": ["nature"]},
        {"label": "river", "path": ["nature"]},
        {"label": "people"},
    ]


def test_tree_with_its_root_and_other_names(drafted) -> None:
    tree = {"path": "t", "name": "n", "children": "c", "root": True}
    draft = drafted({"f": {"tree": tree}}, {"t": {"n": "art", "c": [{"n": "print"}]}})
    assert draft.fields["f"] == [{"label": "print", "path": ["art"]}]


def test_levels_written_in_one_cell(drafted) -> None:
    expression = {"path": "a", "split": ";", "levels": ">"}
    draft = drafted({"f": expression}, {"a": "Sztuka > Malarstwo > Pejzaż; Zima;Zima"})
    assert draft.fields["f"] == [
        {"label": "Pejzaż", "path": ["Sztuka", "Malarstwo"]},
        {"label": "Zima"},
    ]


def size(kind, value, unit):
    return {"type": kind, "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("line", "part", "sizes"),
    [
        (
            "support: 143 x 97 mm",
            "support",
            [size("height", 143, "mm"), size("width", 97, "mm")],
        ),
        (
            "35,5 × 20 × 3 cm",
            None,
            [size("height", 35.5, "cm"), size("width", 20, "cm"), size("depth", 3, "cm")],
        ),
        (
            "wys. 35,5, szer. 20 cm, śr. 12 mm",
            None,
            [size("height", 35.5, "cm"), size("width", 20, "cm"), size("diameter", 12, "mm")],
        ),
        (
            "object: 9 x 5 x 5 mm, 12 kg",
            "object",
            [
                size("height", 9, "mm"),
                size("width", 5, "mm"),
                size("depth", 5, "mm"),
                size("weight", 12, "kg"),
            ],
        ),
        ("duration: 5min, 12sec", None, [size("duration", 312, "s")]),
        ("duration: 5min", None, [size("duration", 5, "min")]),
        ("dł. 12 cm", None, [size("length", 12, "cm")]),
        ("Oprawa: wys. 3 cm", "Oprawa", [size("height", 3, "cm")]),
        ("wysokość: 35 cm", None, [size("height", 35, "cm")]),
        ("7 cm", None, [size("height", 7, "cm")]),
        ("2nd support: 120 x 140", None, [{}]),
        ("display dimensions variable", None, [{}]),
    ],
)
def test_measurements(drafted, line, part, sizes) -> None:
    draft = drafted({"f": {"path": "a", "measurements": True}}, {"a": line})
    written = {"text": line, "part": part} if part else {"text": line}
    assert draft.fields["f"] == [{**written, **each} for each in sizes]


def test_measurements_line_by_line(drafted) -> None:
    lines = "image: 3 x 4 mm\r\nframe: 5 x 6 mm"
    draft = drafted({"f": {"path": "a", "measurements": True}}, {"a": lines})
    told = [(row["part"], row["type"], row["value"]) for row in draft.fields["f"]]
    assert told == [
        ("image", "height", 3),
        ("image", "width", 4),
        ("frame", "height", 5),
        ("frame", "width", 6),
    ]


def test_measurements_in_another_order_and_without_units(drafted) -> None:
    options = {"order": ["width", "height"], "unit": "cm"}
    draft = drafted({"f": {"path": "a", "measurements": options}}, {"a": "20 x 30"})
    written = {"text": "20 x 30"}
    assert draft.fields["f"] == [
        {**written, **size("width", 20, "cm")},
        {**written, **size("height", 30, "cm")},
    ]
