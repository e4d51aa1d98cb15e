"""No value breaks the server: it is taken, or refused by field with a sentence."""

from copy import deepcopy
from kultura.interfaces import IKulturaLayer
from kultura.restapi.refusals import BadInput
from plone import api
from plone.dexterity.utils import iterSchemata
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import ISerializeToJson
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.schema import getFields

import json
import pytest


VALUES = (
    *(-1, 1e300, True, "", "x" * 5000, "9999999-01-01"),
    *([[]], [{}], ["x", "x"], [{"id": 1, "start": "x", "token": {}}]),
    *({}, {"token": []}, {"data": 1}, {"data": "@", "encoding": "base64"}, {"en": {"title": []}}),
)

TYPES = {
    "Museum": None,
    "Subsection": "Museum",
    "Venue": "Museum",
    "Exhibit": "Museum",
    "Performance": "Theatre",
    "Lesson": "Museum",
    "Event": "Museum",
    "DigitalObject": "Museum",
    "DigitalCollection": "Museum",
    "Document": "Museum",
    "News Item": "Museum",
    "Image": "Museum",
    "File": "Museum",
    "Link": "Museum",
}


@pytest.fixture
def request_(portal, http_request):
    alsoProvides(http_request, IKulturaLayer)
    with api.env.adopt_roles(["Manager"]):
        yield http_request


def made(portal, portal_type: str):
    section = TYPES[portal_type]
    if section is None:
        return api.content.create(portal, portal_type, "m", title="M")
    return api.content.create(made_section(portal, section), portal_type, "x", title="X")


def made_section(portal, section: str):
    return api.content.create(portal, section, "s", title="S")


@pytest.mark.parametrize("portal_type", TYPES)
def test_no_value_of_any_field_breaks_the_server(portal, request_, portal_type):
    content = made(portal, portal_type)
    state = dict(content.__dict__)
    names = {name for schema in iterSchemata(content) for name in getFields(schema)}
    for name in sorted((names - {"id"}) | {"layout", "ordering", "sort", "@type"}):
        for value in VALUES:
            try:
                write(content, request_, name, value)
            except BadInput as refusal:
                assert refusal.message, (name, value)
        json.dumps(getMultiAdapter((content, request_), ISerializeToJson)())
        content.__dict__.update(state)


def write(content, request, name: str, value) -> None:
    data = {name: deepcopy(value)}
    getMultiAdapter((content, request), IDeserializeFromJson)(data=data)


def test_a_refusal_names_the_field(portal, request_):
    exhibit = made(portal, "Exhibit")
    with pytest.raises(BadInput) as refusal:
        write(exhibit, request_, "opens", "pojutrze")
    assert refusal.value.details["errors"][0]["field"] == "opens"
    assert refusal.value.details["errors"][0]["message"] in refusal.value.message
