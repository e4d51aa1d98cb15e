"""The reference page of the editing API: its examples run, and its numbers are the code's."""

from kultura.restapi import limits
from kultura.restapi.content import copymove
from museums import open_museums
from museums import PASSWORD
from pathlib import Path

import argparse
import pytest
import re
import requests
import shlex
import transaction


PAGE = Path(__file__).parents[2] / "docs" / "reference" / "editing-api.md"
EXAMPLE = re.compile(r"```sh\n(?P<command>curl .*)\n# (?P<status>\d+) (?P<answer>\{.*\})\n```")

#: Rows of the second table, in its order.
COUNTS = (
    limits.EXPANSIONS,
    limits.METADATA_FIELDS,
    limits.CRITERIA,
    limits.PARAMETERS,
    limits.VALUES,
    limits.TEXT_CHARACTERS,
    limits.VALUE_CHARACTERS,
    limits.QUERY_STRING_BYTES,
    limits.BODY_BYTES,
    limits.BODY_BYTES_WITHOUT_CREDENTIALS,
    limits.BODY_DEPTH,
    limits.BODY_VALUES,
    limits.UPLOAD_BYTES,
    copymove.ITEMS,
    copymove.BELOW,
)


def curl(command: str, words: dict[str, str]) -> requests.Response:
    """Send what a curl command would, with the variables of a shell filled in."""
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("-X", default="GET")
    parser.add_argument("-u", default="")
    parser.add_argument("-H", action="append", default=[])
    parser.add_argument("-d")
    filled = re.sub(r"\$([A-Z]+)", lambda found: words[found[1]], command)
    asked = parser.parse_args(shlex.split(filled)[1:])
    headers = {"Accept": "*/*"} | dict(header.split(": ", 1) for header in asked.H)
    person = tuple(asked.u.split(":", 1)) if asked.u else None
    body = asked.d.encode() if asked.d else None
    return requests.request(
        asked.X, asked.address, auth=person, headers=headers, data=body, timeout=30
    )


def promised(answer: str) -> list[str]:
    """Return the names and values that an example shows, without what it leaves out."""
    shown = answer.strip("{}")
    parts = re.split(r", (?=\"|…)", shown)
    return [part for part in parts if part != "…"]


def test_examples_run(closed_site):
    open_museums(closed_site)
    transaction.commit()
    words = {
        "SITE": closed_site.absolute_url(),
        "EDITOR": f"muzeum-editor:{PASSWORD}",
        "REGION": f"region:{PASSWORD}",
        "LOGIN": "muzeum-editor",
        "PASSWORD": PASSWORD,
    }
    examples = list(EXAMPLE.finditer(PAGE.read_text(encoding="utf-8")))
    assert len(examples) == PAGE.read_text(encoding="utf-8").count("```sh")
    for example in examples:
        answer = curl(example["command"], words)
        assert answer.status_code == int(example["status"]), (example["command"], answer.text)
        for part in promised(example["answer"]):
            name, _colon, value = part.partition(": ")
            said = answer.json()[name.strip('"')]
            if value != "…":
                assert str(said).replace("'", '"') == value.strip('"'), part


def rows() -> list[str]:
    numbers = {f"`{name}`": range_ for name, range_ in limits.NUMBERS.items()}
    numbers["`b_size` of `@vocabularies`, `@sources`, `@querysources`"] = limits.TERMS_PAGE
    numbers["`b_size` with `fullobjects`"] = limits.FULL_PAGE
    return [f"| {name} | {each.least} | {each.most} |" for name, each in numbers.items()]


@pytest.mark.parametrize("row", rows())
def test_ranges_are_those_of_the_code(row):
    assert row in PAGE.read_text(encoding="utf-8")


def test_counts_are_those_of_the_code():
    table = PAGE.read_text(encoding="utf-8").partition("| what | at most |")[2]
    numbers = re.findall(r"\| (\d+) \|$", table.partition("\n\n")[0], re.MULTILINE)
    assert tuple(map(int, numbers)) == COUNTS
