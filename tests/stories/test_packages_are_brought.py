"""A package is brought from a browser that dies half-way, and from one without scripts."""

from itertools import count
from looking import faults
from looking import wrong_with
from pathlib import Path
from playwright.sync_api import expect
from playwright.sync_api import Page
from playwright.sync_api import Route

import pytest
import shutil


BRINGER = "ewa-opowiesci"
PIECE = 1024**2  # bytes; the real package has four and a bit of them
CHECKED = 180_000  # milliseconds in which the worker unpacks, checks and keeps two pages
PIECES = 2  # that arrive before the browser dies


@pytest.fixture
def bag(shared: Path, tmp_path: Path) -> Path:
    """The real bag of two pages, as a folder of one's own."""
    source = shared / "data/ocr-d/kant_aufklaerung_1784"
    return shutil.copytree(source, tmp_path / "kant", copy_function=shutil.copyfile)


def choose(page: Page, url: str, folder: Path) -> list[int]:
    """Choose a folder on the page, to be sent in small pieces; return where each begins."""
    sent: list[int] = []

    def note(request) -> None:
        if request.method == "PATCH":
            sent.append(int(request.headers["upload-offset"]))

    page.goto(url)
    page.on("request", note)
    page.evaluate(f"document.getElementById('bring').dataset.piece = {PIECE}")
    page.get_by_label("Folder paczki").set_input_files(folder)
    expect(page.get_by_text("Gotowe do wysłania")).to_be_visible()
    return sent


@pytest.mark.browser
def test_what_was_cut_off_goes_on_where_it_was(museum, visit_as, bag) -> None:
    first = visit_as(BRINGER)
    first.goto(f"{museum.url}/@@batches")
    first.get_by_role("link", name="Przynieś paczkę").click()
    url = f"{museum.url}/@@bring"
    assert wrong_with(first, url, "bring") == []

    pieces = count(1)

    def cut_off(route: Route) -> None:
        lost = route.request.method == "PATCH" and next(pieces) > PIECES
        route.abort() if lost else route.continue_()

    first.route("**/@packages/**", cut_off)
    sent = choose(first, url, bag)
    first.get_by_role("button", name="Wyślij").click()
    expect(first.locator("#bring-list")).to_contain_text("Połączenie zostało przerwane.")
    assert sent[: PIECES + 1] == [0, PIECE, 2 * PIECE]
    assert faults(first) == []
    first.context.close()

    again = visit_as(BRINGER)
    sent = choose(again, url, bag)
    expect(again.get_by_text("Nie wszystko dotarło: wybierz ten sam plik")).to_be_visible()
    again.get_by_role("button", name="Wyślij").focus()
    again.keyboard.press("Enter")
    again.wait_for_url("**/@@batch?id=*", timeout=CHECKED)
    assert sent[0] == PIECES * PIECE
    assert sent == sorted(set(sent))
    expect(again.locator(".lead")).to_contain_text("Opisana")
    expect(again.locator("dl")).to_contain_text("kant")


@pytest.mark.browser
def test_small_archive_comes_without_scripts(museum, visit_as, bag, tmp_path) -> None:
    archive = shutil.make_archive(str(tmp_path / "bez-skryptow"), "zip", tmp_path, "kant")
    page = visit_as(BRINGER, scripts=False)
    page.goto(f"{museum.url}/@@bring")
    expect(page.get_by_label("Folder paczki")).to_be_hidden()
    page.get_by_label("Archiwum ZIP lub TAR").set_input_files(archive)
    page.get_by_role("button", name="Wyślij").click()
    expect(page.get_by_text("Paczka dotarła")).to_be_visible()
    expect(page.get_by_text("bez-skryptow.zip")).to_be_visible()
