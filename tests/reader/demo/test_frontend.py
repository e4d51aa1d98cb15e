"""What a frontend developer is promised: the tutorial runs, eight pages need few requests."""

from pathlib import Path
from typing import Any

import json
import pytest
import re
import shutil
import subprocess


TUTORIAL = Path(__file__).resolve().parents[3] / "docs" / "tutorials" / "frontend.md"
SHIM = """
globalThis.shown = [];
globalThis.asked = 0;
const fetched = globalThis.fetch;
globalThis.fetch = (...given) => { globalThis.asked += 1; return fetched(...given); };
globalThis.document = {
  createElement: () => ({ append(...parts) { this.parts = parts; } }),
  querySelector: () => ({ replaceChildren: (...found) => globalThis.shown.push(...found) }),
};
process.on("exit", () => console.log(JSON.stringify({ shown, asked })));
"""
LONGEST = 30  # lines
MOST = 3  # requests a page


def block(language: str) -> str:
    """The example in the tutorial that is written in a language."""
    found = re.findall(rf"```{language}\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.S)
    return found[0]


@pytest.fixture(scope="module")
def node() -> str:
    """Node; skips, saying what to install, where there is none."""
    found = shutil.which("node")
    if not found:
        pytest.skip("the tutorial's script needs Node: apt-get install nodejs")
    return found


def test_free_this_weekend_near_me_takes_thirty_lines_and_one_request(demo, node, tmp_path) -> None:
    script = block("js")
    assert len([line for line in script.splitlines() if line.strip()]) <= LONGEST
    assert not re.search(r"setDate|getDay|getTime|86400|Date\.now", script)
    file = tmp_path / "page.mjs"
    file.write_text(SHIM + script.replace("http://127.0.0.1:8000", demo.url), encoding="utf-8")
    done = subprocess.run([node, file], capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(done.stdout)
    assert found["asked"] == 1
    expected = demo.get(
        "/api/v1/calendar?timespan=this-weekend&free=true&accessibility=step-free-entrance"
        "&near=52.23,21.01,25&exhibitions=each-day&pageSize=100"
    ).json()
    titles = [one["parts"][0]["textContent"] for one in found["shown"]]
    assert titles == [one["record"]["title"] for one in expected["results"]]
    assert "Spacer" in titles


class Asking:
    """Asks the API for one page of a platform, and counts."""

    def __init__(self, demo: Any) -> None:
        self.demo = demo
        self.requests = 0

    def __call__(self, path: str) -> dict[str, Any]:
        self.requests += 1
        answer = self.demo.get(f"/api/v1/{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()


def today_in_the_region(ask: Asking) -> None:
    today = ask("calendar?timespan=today&exhibitions=each-day&aggregations=day")
    assert all(one["record"]["title"] and one["start"] for one in today["results"])


def calendar_of_a_month(ask: Asking) -> None:
    month = ask("calendar?timespan=this-month&aggregations=day&pageSize=100")
    days = month["aggregations"]["day"]
    assert sum(day["count"] for day in days) >= len(month["results"]) > 0


def exhibition_with_its_works(ask: Asking) -> None:
    found = ask("exhibits?include=works,institution")["results"]
    shown = max(found, key=lambda one: len(one["works"]))
    assert all(work["rights"]["work"]["label"] for work in shown["works"])
    assert shown["institution"]["path"]
    assert shown["place"]["title"]


def performance_with_showings_and_cast(ask: Asking) -> None:
    (found, *_) = ask("performances?sort=-changed&pageSize=1&include=institution")["results"]
    assert any(one["role"] == "cast" for one in found["credits"])
    dates = ask(f"performances/{found['id']}/schedule?pageSize=100")
    assert dates["total"] >= len(found["schedule"]) > 0


def lesson_finder_for_class_five(ask: Asking) -> None:
    labels = {one["value"]: one["labels"] for one in ask("vocabularies/school_levels")["results"]}
    found = ask("lessons?level=primary-5&aggregations=schoolSubject,mode")
    assert labels["primary-5"]["pl"]
    assert all("primary-5" in lesson["levels"] for lesson in found["results"])
    assert found["total"] > 0
    assert found["aggregations"]["schoolSubject"]


def collection_search_with_facets(ask: Asking) -> None:
    found = ask("objects?aggregations=objectType,material,creator:50,decade&hasImages=true")
    assert set(found["aggregations"]) == {"objectType", "material", "creator", "decade"}
    assert found["aggregations"]["objectType"][0]["label"]


def one_object(ask: Asking) -> None:
    (first,) = ask("objects?pageSize=1")["results"]
    found = ask(f"objects/{first['id']}?include=related,institution&lang=en")
    assert found["rights"]["work"]["reuse"] in ("open", "restricted", "permission")
    assert found["institution"]["path"]


def a_map(ask: Asking) -> None:
    found = ask("venues?format=geojson")
    assert found["type"] == "FeatureCollection"
    assert found["features"]


PAGES = (
    today_in_the_region,
    calendar_of_a_month,
    exhibition_with_its_works,
    performance_with_showings_and_cast,
    lesson_finder_for_class_five,
    collection_search_with_facets,
    one_object,
    a_map,
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_page_of_a_platform_needs_at_most_three_requests(demo, page) -> None:
    ask = Asking(demo)
    page(ask)
    assert ask.requests <= MOST


@pytest.mark.long
def test_typed_client_compiles(demo, node, tmp_path) -> None:
    document = tmp_path / "openapi.json"
    document.write_bytes(demo.get("/api/v1/openapi.json").content)
    (tmp_path / "client.ts").write_text(block("ts"), encoding="utf-8")
    (tmp_path / "wrong.ts").write_text(
        'import type { components } from "./kultura";\n'
        "export const wrong = (one: components['schemas']['Exhibit']): number => one.title;\n",
        encoding="utf-8",
    )

    def npx(package: str, *given: str) -> subprocess.CompletedProcess:
        command = ["npx", "--yes", *package.split(), *given]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)

    types = "kultura.d.ts"
    made = npx("--package=openapi-typescript@7 openapi-typescript", "openapi.json", "-o", types)
    assert made.returncode == 0, made.stderr
    checked = ("--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom")
    compiled = npx("--package=typescript@5 tsc", *checked, "client.ts", types)
    assert compiled.returncode == 0, compiled.stdout
    assert "not assignable" in npx("--package=typescript@5 tsc", *checked, "wrong.ts").stdout
