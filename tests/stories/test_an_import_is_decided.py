"""The region decides about a whole import on one page, and what it leaves out goes on waiting."""

from looking import wrong_with
from pathlib import Path
from playwright.sync_api import expect

import json
import pytest
import requests


REGION = ("rita-opowiesci", "Haslo-do-opowiesci-1")
MAPPING = """\
identifier: Nr
fields:
  title: Tytuł
  inventory_number: Nr
  object_type: {constant: painting}
  edm_type: {constant: IMAGE}
  work_rights: {constant: "http://rightsstatements.org/vocab/CNE/1.0/"}
  reproduction_rights: {constant: "http://rightsstatements.org/vocab/CNE/1.0/"}
"""
TITLES = ("Dzban", "Misa", "Kufel", "Talerz")


@pytest.fixture
def run(running_cms, museum, tmp_path) -> str:
    """An import of four objects by the museum's editor; its name."""
    source, mapping = tmp_path / "naczynia.csv", tmp_path / "mapping.yaml"
    rows = [f"N/{number};{title}" for number, title in enumerate(TITLES)]
    source.write_text("\n".join(("Nr;Tytuł", *rows, "")), encoding="utf-8")
    mapping.write_text(MAPPING, encoding="utf-8")
    into = ("--institution", museum.url.removeprefix(f"{museum.site}/"), "--as", "ewa-opowiesci")
    order = ("import", str(source), "--mapping", str(mapping), *into, "--submit", "--json")
    return Path(json.loads(running_cms.kultura(*order).stdout)["report"]).parent.name


def states(museum) -> dict[str, str]:
    """The state of each object, by its title."""
    found = requests.get(
        museum.url.replace(museum.site, f"{museum.site}/++api++") + "/@search",
        params={"portal_type": "DigitalObject", "metadata_fields": "review_state"},
        auth=REGION,
        headers={"Accept": "application/json"},
        timeout=60,
    ).json()["items"]
    return {one["title"]: one["review_state"] for one in found if one["title"] in TITLES}


@pytest.mark.browser
@pytest.mark.long
def test_all_but_the_marked_are_approved_in_the_background(visit_as, museum, run) -> None:
    page = visit_as("rita-opowiesci")
    page.goto(f"{museum.site}/@@review")
    page.click("a:has-text('naczynia.csv')")
    expect(page.locator(".review-sampled")).to_have_count(len(TITLES))
    page.click(".review-sampled:has-text('Misa') input[name=marked]")
    page.click("button[value=unmarked]")
    expect(page.get_by_role("status")).to_contain_text("3")
    expect(page.locator("progress")).to_have_count(0, timeout=60_000)  # nobody looks again by hand
    expect(page.get_by_role("status")).to_contain_text("3")
    assert states(museum) == dict.fromkeys(TITLES, "published") | {"Misa": "pending"}
    address = f"{museum.site}/@@review-run?run={run}"
    assert wrong_with(page, address, "review-run-decided") == []
