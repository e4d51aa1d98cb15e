"""Links to other records: kept by UID, resolved when shown, in HTML and in the JSON around it."""

from kultura.records.links import is_link
from kultura.records.links import link_to
from kultura.records.links import linked
from kultura.records.links import resolved
from kultura.records.links import resolved_in_json
from kultura.records.text import clean

import orjson
import pytest


ONE, TWO = "1" * 32, "2" * 32
PAGES = {ONE: 'https://public.example/?a=1&b="\\'}
TEXT = (
    f'<p lang="pl">A <a hreflang="en" href="{link_to(ONE, "x")}" lang="en">one\n<b>„1”</b></a>'
    f' b <a href="{link_to(TWO)}">two \\ "2"</a> <a href="https://c.example/">c</a></p>'
)
SHOWN = (
    '<p lang="pl">A <a hreflang="en" href="https://public.example/?a=1&amp;b=&quot;\\#x" lang="en">'
    'one\n<b>„1”</b></a> b two \\ "2" <a href="https://c.example/">c</a></p>'
)


def test_only_links_to_records_are_found() -> None:
    assert list(linked(TEXT)) == [ONE, TWO]
    assert list(linked(None)) == []


def test_a_link_without_an_address_is_its_words() -> None:
    assert resolved(TEXT, PAGES) == SHOWN


def test_the_same_is_done_in_json_without_parsing_it() -> None:
    body = orjson.dumps({"text": TEXT, "title": "a"})
    assert orjson.loads(resolved_in_json(body, PAGES)) == {"text": SHOWN, "title": "a"}


@pytest.mark.parametrize("written", [f"record:{ONE}", f"record:{ONE}#x"])
def test_editors_cannot_write_one_themselves(written: str) -> None:
    assert is_link(written)
    assert clean(f'<a href="{written}">a</a>', lambda address: address) == "a"


def test_what_cleaning_leaves_is_found() -> None:
    cleaned = clean(
        '<a href="x" title="t">a</a><a href="y">b<a href="z">c</a></a>', lambda _: link_to(ONE)
    )
    assert list(linked(cleaned)) == [ONE] * 3
    assert "record:" not in resolved(cleaned, {})
