"""What of my institution is not said in another language yet, and of no other's."""

from kultura.behaviors.translations import translate
from museums import open_museums
from museums import PASSWORD
from plone import api

import pytest
import requests
import transaction


@pytest.fixture
def site(functional_portal):
    """A museum's page in Polish alone, one in both languages, a deleted one; another's page."""
    open_museums(functional_portal)
    for name, titles in (("muzeum", ("Po polsku", "W obu", "Usunięta")), ("zamek", ("Cudza",))):
        with api.env.adopt_user(username=f"{name}-editor"):
            for title in titles:
                folder = functional_portal[name]["o-nas"]
                page = api.content.create(
                    folder, "Document", title.split()[-1].lower(), title=title
                )
                if title == "W obu":
                    translate(page, "en", {"title": "In both"})
                    page.reindexObject()
                if title == "Usunięta":
                    api.content.transition(page, "delete")
    transaction.commit()
    return functional_portal


def ask(site, path: str, person: str | None = "muzeum-editor") -> requests.Response:
    auth = (person, PASSWORD) if person else None
    url = f"{site.absolute_url()}/{path}"
    return requests.get(url, auth=auth, timeout=60, allow_redirects=False)


def listed(answer: requests.Response) -> str:
    assert answer.status_code == 200
    return answer.text.partition('id="content"')[2].partition("</article>")[0]


@pytest.mark.parametrize("place", ["", "muzeum/"])
def test_it_lists_what_is_mine_and_lacks_the_language(site, place) -> None:
    text = listed(ask(site, f"{place}@@untranslated"))
    assert "Po polsku" in text
    assert [title for title in ("W obu", "Usunięta", "Cudza") if title in text] == []
    assert "/muzeum/o-nas/polsku/@@translate?language=en" in text


def test_what_is_translated_leaves_the_list(site) -> None:
    translate(site["muzeum"]["o-nas"]["polsku"], "en", {"title": "In Polish"})
    site["muzeum"]["o-nas"]["polsku"].reindexObject()
    transaction.commit()
    assert "Po polsku" not in listed(ask(site, "muzeum/@@untranslated"))


@pytest.mark.parametrize("query", ["b_start=x", "b_start=-1", "b_start=99999999999", "language=xx"])
def test_no_question_breaks_it(site, query) -> None:
    assert ask(site, f"@@untranslated?{query}").status_code < 500


@pytest.mark.parametrize(("path", "person"), [("zamek/", "muzeum-editor"), ("", None)])
def test_others_do_not_see_it(site, path, person) -> None:
    assert ask(site, f"{path}@@untranslated", person).status_code in (302, 401)
