"""CSV in the encodings, delimiters and states of disrepair that inventories come in."""

import pytest


TABLE = "Nr inw.;Tytuł;Źródło\nMG/1;Łąka w śniegu;dar\nMG/2;Żółw;zakup\n"
SECOND = {"Nr inw.": "MG/2", "Tytuł": "Żółw", "Źródło": "zakup"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
def test_encoding_is_found(read, encoding) -> None:
    assert read("a.csv", TABLE.encode(encoding))[1].data == SECOND


def test_windows_letters_alone_are_enough(read) -> None:
    row = read("a.csv", "Tytuł;Rok\nWieża;1900\nSad;1901\n".encode("cp1250"))[0]
    assert row.data == {"Tytuł": "Wieża", "Rok": "1900"}


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiter_is_found(read, delimiter) -> None:
    table = TABLE.replace(";", delimiter)
    assert read("a.csv", table.encode())[1].data == SECOND


def test_delimiter_inside_quotes_does_not_count(read) -> None:
    rows = read("a.csv", b'"Wymiary (wys., szer., gl.)";Tytul\n"12,5";Dzban\n')
    assert rows[0].data == {"Wymiary (wys., szer., gl.)": "12,5", "Tytul": "Dzban"}


def test_mapping_may_say_encoding_and_delimiter(read) -> None:
    rows = read("a.csv", TABLE.encode("cp1250"), encoding="cp1250", delimiter=";")
    assert rows[1].data == SECOND


def test_bytes_of_another_encoding_refuse_their_row_only(read) -> None:
    content = b"id;title\n1;\xb9\xb9\n2;plain\n"
    first, second = read("a.csv", content, encoding="utf-8")
    assert first.fault == "The row has bytes that are not utf-8."
    assert second.data == {"id": "2", "title": "plain"}


def test_rows_are_numbered_as_in_a_spreadsheet(read) -> None:
    rows = read("a.csv", b"id;title\n1;a\n\n;\n4;b\n")
    assert [row.number for row in rows] == [2, 5]


def test_field_may_span_lines(read) -> None:
    rows = read("a.csv", b'id;text\n1;"one\ntwo"\n2;three\n')
    assert [row.data["text"] for row in rows] == ["one\ntwo", "three"]


def test_title_rows_above_the_header_are_passed_over(read) -> None:
    rows = read("a.csv", b"Museum;;\nInventory 1990;;\nid;title;year\n1;a;1890\n", header=3)
    assert rows[0].data == {"id": "1", "title": "a", "year": "1890"}


def test_columns_of_one_name_are_told_apart(read) -> None:
    rows = read("a.csv", b"id;size;size;\n1;12;13;x\n")
    assert rows[0].data == {"id": "1", "size": "12", "size (2)": "13", "Column 4": "x"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"2;a;b;c", "The row has 4 cells where the header names 2."),
        (b"2", "The row has 1 cells where the header names 2."),
        (
            b'2;"never closed',
            "A quotation mark opens in this row and is not closed where it should be.",
        ),
    ],
)
def test_broken_row_says_why_and_the_rest_follows(read, line, fault) -> None:
    before, broken, after = read("a.csv", b"id;title\n1;x\n" + line + b"\n3;y\n")
    assert (before.data["title"], after.data["title"]) == ("x", "y")
    assert (broken.number, broken.fault, broken.data) == (3, fault, {})
    assert broken.raw


def test_open_quote_does_not_swallow_a_later_quoted_row(read) -> None:
    rows = read("a.csv", b'id;title\n1;"open\n2;"closed"\n3;"also"\n')
    assert [row.data.get("title") for row in rows] == [None, "closed", "also"]


def test_open_quote_costs_one_row_of_thousands(read) -> None:
    lines = [f"{number};title {number}" for number in range(2000)]
    lines[700] = '700;"open'
    rows = read("a.csv", "\n".join(["id;title", *lines]).encode())
    assert [row.number for row in rows if row.fault] == [702]
    assert len(rows) == 2000


def test_inch_sign_is_a_character(read) -> None:
    rows = read("a.csv", b'id;size\n1;12" x 10"\n2;7" wide\n')
    assert [row.data["size"] for row in rows] == ['12" x 10"', '7" wide']
