"""The site's vocabularies: registered by name, labelled by language, extended by an integrator."""

from kultura.vocabularies.factory import VocabularyFactory
from kultura.vocabularies.instance import instance_file
from kultura.vocabularies.site import label_of
from kultura.vocabularies.terms import names
from kultura.vocabularies.terms import VocabularyError
from plone.registry import field
from plone.registry import Record
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.interface.verify import verifyObject
from zope.schema.interfaces import IVocabularyFactory

import kultura.vocabularies.site as site
import pytest


SZOPKA = '[{"value": "szopka", "labels": {"pl": "szopka", "en": "nativity play"}}]'


@pytest.fixture
def speak(http_request):
    def _speak(language: str) -> None:
        http_request["LANGUAGE"] = language

    return _speak


@pytest.fixture
def genres(portal):
    return getUtility(IVocabularyFactory, "kultura.genres")


@pytest.fixture
def register(portal):
    def _register(value, field_type) -> None:
        record = Record(field_type, value)
        getUtility(IRegistry).records["kultura.vocabularies.genres"] = record

    return _register


@pytest.mark.parametrize("name", names())
def test_registered_by_name(portal, name: str) -> None:
    factory = getUtility(IVocabularyFactory, f"kultura.{name}")
    assert len(factory(portal)) > 0


def test_factory_keeps_its_promise() -> None:
    assert verifyObject(IVocabularyFactory, VocabularyFactory("genres"))


@pytest.mark.parametrize(
    ("language", "title"), [("pl", "opera"), ("uk", "опера"), ("fi", "opera"), ("en", "opera")]
)
def test_titles_speak_the_language_of_the_request(portal, genres, speak, language, title) -> None:
    speak(language)
    assert genres(portal).getTerm("opera").title == title


def test_narrower_terms_know_where_they_lie(portal) -> None:
    levels = getUtility(IVocabularyFactory, "kultura.school_levels")(portal)
    assert levels.getTerm("primary").level == 0
    assert levels.getTerm("primary-4").level == 1
    assert levels.getTerm("primary-4").parent == "primary"


def test_registry_adds_terms_as_json(portal, genres, register, speak) -> None:
    register(SZOPKA, field.Text())
    speak("en")
    assert genres(portal).getTerm("szopka").title == "nativity play"
    assert genres(portal).getTerm("opera").title == "opera"
    assert label_of("kultura.genres", "szopka", "pl") == "szopka"


def test_registry_adds_terms_as_a_dict(portal, genres, register) -> None:
    register(
        {"szopka": "szopka krakowska"},
        field.Dict(key_type=field.TextLine(), value_type=field.TextLine()),
    )
    assert genres(portal).getTerm("szopka").title == "szopka krakowska"


def test_registry_that_says_nonsense_is_told_by_its_name(portal, genres, register) -> None:
    register('["szopka"]', field.Text())
    with pytest.raises(VocabularyError, match=r"kultura\.vocabularies\.genres: 'szopka'"):
        genres(portal)


def test_instance_adds_terms_from_a_file(portal, genres, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(site, "instance_file", lambda name: tmp_path / f"{name}.yaml")
    (tmp_path / "genres.yaml").write_text("szopka: {pl: szopka}", encoding="utf-8")
    assert "szopka" in genres(portal)
    (tmp_path / "genres.yaml").unlink()
    assert "szopka" not in genres(portal)


def test_instance_file_lies_in_the_instance() -> None:
    assert instance_file("areas").parts[-2:] == ("vocabularies", "areas.yaml")


def test_label_of_an_unknown_value_is_the_value(portal) -> None:
    assert label_of("genres", "performans-instalacja", "pl") == "performans-instalacja"
