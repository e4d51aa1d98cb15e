"""Translations live on the item, merge by language and field, and know when they are stale."""

from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.public.words import Words
from kultura.behaviors.translations import is_stale
from kultura.behaviors.translations import translatable_fields
from kultura.behaviors.translations import translate
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


@pytest.fixture
def exhibit(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return api.content.create(
        portal, "Exhibit", title="Morze", topics=[{"label": "żagle"}, {"label": "mapy"}]
    )


def entry(obj, name="title"):
    return obj.translations["en"][name]


def test_fields_come_from_the_schemata(exhibit) -> None:
    names = translatable_fields(exhibit)
    assert names[:2] == ("title", "description")
    assert {"text", "pictures", "topics", "place_title", "admission_booking"} <= set(names)
    assert "works" not in names


@pytest.mark.parametrize("portal_type", ["Venue", "Lesson", "DigitalObject", "News Item"])
def test_every_public_type_is_translated(portal, portal_type) -> None:
    setRoles(portal, TEST_USER_ID, ["Manager"])
    obj = api.content.create(portal, portal_type, title="x")
    translate(obj, "uk", {"title": "y"})
    assert Words(obj, "uk").of("title") == "y"


def test_merged_by_language_and_field(exhibit) -> None:
    translate(exhibit, "en", {"title": "Sea", "description": "About"})
    translate(exhibit, "uk", {"title": "Море"})
    translate(exhibit, "en", {"title": "The Sea"})
    assert Words(exhibit, "en").of("title") == "The Sea"
    assert Words(exhibit, "en").of("description") == "About"
    assert Words(exhibit, "uk").of("title") == "Море"


def test_none_removes(exhibit) -> None:
    translate(exhibit, "en", {"title": "Sea"})
    translate(exhibit, "en", {"title": None})
    assert exhibit.translations == {}


def test_stale_once_the_source_has_changed(exhibit) -> None:
    translate(exhibit, "en", {"title": "Sea"})
    assert not is_stale(exhibit, "title", entry(exhibit))
    exhibit.title = "Ocean"
    assert is_stale(exhibit, "title", entry(exhibit))
    translate(exhibit, "en", {"title": "Ocean"})
    assert not is_stale(exhibit, "title", entry(exhibit))


def test_fresh_again_when_the_source_is_changed_back(exhibit) -> None:
    translate(exhibit, "en", {"title": "Sea"})
    exhibit.title = "Ocean"
    exhibit.title = "Morze"
    assert not is_stale(exhibit, "title", entry(exhibit))


def test_the_time_of_the_change_is_noted(exhibit) -> None:
    translate(exhibit, "en", {"title": "Sea"})
    exhibit.translations["en"]["title"]["source_changed"] = "2001-01-01T00:00:00+00:00"
    notify(ObjectModifiedEvent(exhibit))
    assert entry(exhibit)["source_changed"].startswith("2001")
    exhibit.title = "Ocean"
    notify(ObjectModifiedEvent(exhibit))
    assert entry(exhibit)["source_changed"] > "2020"


def test_rows_are_translated_word_for_word(exhibit) -> None:
    translate(exhibit, "en", {"topics": {"żagle": "sails"}})
    words = Words(exhibit, "en")
    assert [words.inside("topics", row["label"]) for row in exhibit.topics] == ["sails", "mapy"]
    assert is_stale(exhibit, "topics", entry(exhibit, "topics"))
    translate(exhibit, "en", {"topics": {"żagle": "sails", "mapy": "maps"}})
    exhibit.topics = list(reversed(exhibit.topics))
    assert not is_stale(exhibit, "topics", entry(exhibit, "topics"))


def test_bare_words_in_storage_are_understood(exhibit) -> None:
    """A script may write language → field → text."""
    exhibit.translations = {"en": {"title": "Sea"}}
    assert Words(exhibit, "en").of("title") == "Sea"
    assert not is_stale(exhibit, "title", "Sea")


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("de", {"title": "Meer"}, "“de” is not a language to translate into: there are en, uk."),
        ("pl", {"title": "Morze"}, "“pl” is not a language"),
        ("en", {"titel": "Sea"}, "Did you mean “title”?"),
        ("en", {"opens": "x"}, "There is nothing to translate in “opens”."),
        ("en", {"title": {"Morze": "Sea"}}, "has to be text"),
        ("en", {"topics": "sails"}, "has to be text; of rows"),
        ("en", {"topics": {"żagle": 5}}, "has to be text; of rows"),
    ],
)
def test_refused(exhibit, language, words, said, sentence) -> None:
    with pytest.raises(Refused) as caught:
        translate(exhibit, language, words)
    assert said in sentence(caught.value)


def test_through_the_api(api_client) -> None:
    made = api_client("POST", "", **{"@type": "Event", "title": "Koncert"}).json()
    url = made["@id"]
    assert made["translations"] == {}
    english = {"en": {"title": "Concert", "description": "Music"}}
    assert api_client("PATCH", url, translations=english).status_code == 204
    assert api_client("PATCH", url, translations={"uk": {"title": "Концерт"}}).status_code == 204
    shown = api_client("GET", url).json()["translations"]
    assert shown["en"]["title"]["text"] == "Concert"
    assert shown["en"]["title"]["stale"] is False
    assert shown["uk"]["title"]["text"] == "Концерт"

    api_client("PATCH", url, title="Recital")
    stale = api_client("GET", url).json()["translations"]
    assert stale["en"]["title"]["stale"] is True
    assert stale["en"]["description"]["stale"] is False
    api_client("PATCH", url, translations=stale)
    assert api_client("GET", url).json()["translations"]["en"]["title"]["stale"] is True
    api_client("PATCH", url, translations={"en": {"title": "Recital"}, "uk": None})
    fresh = api_client("GET", url).json()["translations"]
    assert fresh["en"]["title"]["stale"] is False
    assert "uk" not in fresh


@pytest.mark.parametrize("bad", ["Concert", {"en": "Concert"}, {"xx": {"title": "x"}}])
def test_refused_by_the_api(api_client, bad) -> None:
    made = api_client("POST", "", **{"@type": "Event", "title": "Koncert"}).json()
    answer = api_client("PATCH", made["@id"], translations=bad)
    assert answer.status_code == 400, answer.text


def test_made_with_its_translations(api_client) -> None:
    made = api_client(
        "POST",
        "",
        **{
            "@type": "Exhibit",
            "title": "Morze",
            "text": "<p>Fale</p>",
            "translations": {"en": {"title": "Sea", "text": "<p>Waves</p>"}},
        },
    ).json()
    shown = made["translations"]["en"]
    assert [shown[name]["stale"] for name in ("title", "text")] == [False, False]
