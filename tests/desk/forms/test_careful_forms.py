"""Forms lose nothing: neither to an error, nor to somebody else's save; one click submits."""

from kultura.desk.forms.keeping import typed
from lxml import html
from museums import open_museums
from museums import PASSWORD
from plone import api
from plone.testing.zope import Browser
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import transaction


@pytest.fixture
def museum(functional_portal):
    open_museums(functional_portal)
    transaction.commit()
    return functional_portal["muzeum"]


def window(museum, person: str) -> Browser:
    browser = Browser(museum.getPhysicalRoot())
    browser.handleErrors = False
    browser.addHeader("Authorization", f"Basic {person}:{PASSWORD}")
    return browser


@pytest.fixture
def editor(museum) -> Browser:
    return window(museum, "muzeum-editor")


def fill(browser, museum, title: str) -> None:
    browser.open(f"{museum.absolute_url()}/wystawy/++add++Exhibit")
    browser.getControl(name="form.widgets.IBasic.title").value = title


def test_saved_and_submitted_with_a_note_in_one_step(museum, editor) -> None:
    fill(editor, museum, "Morze")
    editor.getControl(name="kultura.note").value = "Otwarcie w piątek"
    editor.getControl(name="form.buttons.submit").click()
    transaction.begin()
    item = museum["wystawy"]["morze"]
    assert api.content.get_state(item) == "pending"
    assert item.workflow_history["kultura_approval"][-1]["comments"] == "Otwarcie w piątek"
    assert "/morze" in editor.url


def test_what_is_refused_at_submission_is_saved_as_a_draft(museum, editor) -> None:
    editor.open(f"{museum.absolute_url()}/obiekty/++add++DigitalObject")
    editor.getControl(name="form.widgets.IBasic.title").value = "Wazon"
    for name in ("work_rights", "reproduction_rights"):
        control = editor.getControl(name=f"form.widgets.IRights.{name}:list")
        control.value = [control.options[-1]]
    editor.getControl(name="form.widgets.IIdentifiers.inventory_number").value = "MZ/1"
    editor.getControl(name="form.buttons.submit").click()
    transaction.begin()
    assert api.content.get_state(museum["obiekty"]["wazon"]) == "draft"
    assert "Say what its digital form is" in editor.contents


def test_the_later_save_does_not_silently_win(museum, editor) -> None:
    fill(editor, museum, "Morze")
    editor.getControl(name="form.buttons.save").click()
    url = f"{museum.absolute_url()}/wystawy/morze/edit"
    editor.open(url)
    transaction.begin()
    item = museum["wystawy"]["morze"]
    item.title = "Ocean"
    notify(ObjectModifiedEvent(item))
    transaction.commit()
    editor.getControl(name="form.widgets.IBasic.title").value = "Jezioro"
    editor.getControl(name="form.buttons.save").click()

    assert "Somebody saved this item" in editor.contents
    assert editor.getControl(name="form.widgets.IBasic.title").value == "Jezioro"
    transaction.begin()
    assert museum["wystawy"]["morze"].title == "Ocean"

    editor.getControl(name="kultura.overwrite").controls[0].selected = True
    editor.getControl(name="form.buttons.save").click()
    transaction.begin()
    assert museum["wystawy"]["morze"].title == "Jezioro"


def last_commit(museum) -> bytes:
    return museum._p_jar.db().lastTransaction()


@pytest.mark.parametrize("place", ["", "/wystawy", "/wystawy/morze"])
def test_a_form_left_open_keeps_nobody_out(museum, api_client, place) -> None:
    manager, other = window(museum, "muzeum-manager"), window(museum, "muzeum-manager")
    fill(other, museum, "Morze")
    other.getControl(name="form.buttons.save").click()
    before = last_commit(museum)
    manager.open(f"{museum.absolute_url()}{place}/edit")
    assert last_commit(museum) == before
    told = api_client("PATCH", f"muzeum{place}", title="Inny")
    assert told.status_code == 204, told.text
    other.open(f"{museum.absolute_url()}{place}/edit")
    assert other.url.endswith("/edit")


def test_a_lock_of_the_editing_api_is_respected(museum, api_client, editor) -> None:
    fill(editor, museum, "Morze")
    editor.getControl(name="form.buttons.save").click()
    assert api_client("POST", "muzeum/wystawy/morze/@lock").json()["locked"]
    editor.handleErrors = True
    editor.open(f"{museum.absolute_url()}/wystawy/morze/edit")
    assert not editor.url.endswith("/edit")


def test_an_exhibit_asks_for_five_things_at_most(museum, editor) -> None:
    editor.open(f"{museum.absolute_url()}/wystawy/++add++Exhibit")
    assert 1 <= editor.contents.count('<span class="required') <= 5


def test_only_fields_are_kept() -> None:
    sent = {
        "form.widgets.a": "b",
        "form.widgets.c": ["d", "e"],
        "form.widgets.file": object(),
        "form.buttons.save": "Save",
        "_authenticator": "secret",
    }
    assert typed(sent) == {"form.widgets.a": "b", "form.widgets.c": ["d", "e"]}


def test_what_is_wrong_is_said_at_the_top_with_a_link_to_where_it_is(museum, editor) -> None:
    fill(editor, museum, "Morze")
    editor.getControl(name="form.widgets.IExhibitRun.opens").value = "2036-05-01"
    editor.getControl(name="form.widgets.IExhibitRun.closes").value = "2036-03-01"
    editor.getControl(name="form.buttons.save").click()
    page = html.fromstring(editor.contents)
    links = page.xpath("//*[@id='kultura-faults']//a")
    assert [link.text_content() for link in links] == ["When"]
    target = links[0].get("href").removeprefix("#")
    assert page.xpath(f"//fieldset[@id='{target}']//*[@name='form.widgets.IExhibitRun.closes']")


def test_a_field_that_is_wrong_is_linked_itself(museum, editor) -> None:
    fill(editor, museum, "Morze")
    editor.getControl(name="form.widgets.IPlace.place_longitude").value = "2000"
    editor.getControl(name="form.buttons.save").click()
    page = html.fromstring(editor.contents)
    link = page.xpath("//*[@id='kultura-faults']//a")[0]
    assert page.xpath(f"//*[@id='{link.get('href')[1:]}']//input[@value='2000']")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2. poł. XIX w.", "from 1850 to 1899"),
        ("ok. 1890", "1890"),
        ("przed 1939", "until 1939"),
        ("44 p.n.e.", "44 BC"),
        ("dawno temu", "could not read"),
    ],
)
def test_the_editor_is_told_what_was_made_of_a_written_date(museum, editor, written, said) -> None:
    editor.open(f"{museum.absolute_url()}/obiekty/++add++DigitalObject")
    editor.getControl(name="form.widgets.IBasic.title").value = "Wazon"
    for name in ("work_rights", "reproduction_rights"):
        control = editor.getControl(name=f"form.widgets.IRights.{name}:list")
        control.value = [control.options[-1]]
    editor.getControl(name="form.widgets.IIdentifiers.inventory_number").value = "MZ/1"
    editor.getControl(name="form.widgets.IDating.dating_text").value = written
    editor.getControl(name="form.buttons.save").click()
    told = html.fromstring(editor.contents).xpath("//*[@id='kultura-dating']")[0].text_content()
    assert said in " ".join(told.split())
