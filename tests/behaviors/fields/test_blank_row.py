"""The empty block is the template's text, and as a block of widgets of its own would be."""

from kultura.behaviors.fields.rows_widget import RowsWidget
from lxml import html
from museums import open_museums
from museums import PASSWORD

import pytest
import requests
import transaction


FORMS = ("obiekty/++add++DigitalObject", "wystawy/++add++Exhibit", "edit")


@pytest.fixture
def museum(functional_portal) -> str:
    open_museums(functional_portal)
    transaction.commit()
    return f"{functional_portal.absolute_url()}/muzeum"


def blocks(museum: str, form: str, method: str = "GET", **fields: str) -> list[bytes]:
    """The rows of a form with their blocks, the template's among them."""
    sent = {"params" if method == "GET" else "data": fields}
    auth = ("muzeum-manager", PASSWORD)
    answer = requests.request(method, f"{museum}/{form}", auth=auth, timeout=60, **sent)
    page = html.fromstring(answer.text)
    return [html.tostring(each) for each in page.xpath("//*[contains(@class, 'pat-datagrid')]")]


@pytest.mark.parametrize("form", FORMS)
def test_it_is_what_widgets_would_make(museum, monkeypatch, form) -> None:
    of_the_template = blocks(museum, form)
    monkeypatch.setattr(RowsWidget, "was_sent", lambda widget, index: True)
    assert of_the_template == blocks(museum, form)
    assert of_the_template


def test_a_form_that_is_refused_shows_what_was_sent_and_an_empty_block(museum) -> None:
    rows = "form.widgets.IIdentifiers.identifiers"
    sent = {
        "form.buttons.save": "1",
        f"{rows}.count": "1",
        f"{rows}.0.widgets.value": "Q42",
    }
    found = blocks(museum, FORMS[0], "POST", **sent)
    block = html.fromstring(next(each for each in found if rows.encode() in each))
    values = block.xpath("//input[contains(@name, '.widgets.value')]/@value")
    assert [value for value in values if value] == ["Q42"]
    assert len(block.xpath("//tr[@data-index='1']")) == 1
