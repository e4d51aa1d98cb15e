"""Lists to choose from: as Plone's template writes them, and no text is markup."""

from kultura.behaviors.fields.select_input import SelectInput
from lxml import html
from pathlib import Path
from plone.app.z3cform.interfaces import IPloneFormLayer
from plone.app.z3cform.widgets.select import Select2Widget
from plone.app.z3cform.widgets.select import SelectWidget
from typing import Any
from z3c.form.widget import FieldWidget
from zope import schema
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile
from zope.interface import alsoProvides
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary
from zope.schema.vocabulary import TreeVocabulary

import plone.app.z3cform
import pytest


HERS = Path(plone.app.z3cform.__file__).parent / "templates/select_input.pt"
NASTY = "\"><script>alert('a')</script>&amp;"
FLAT = SimpleVocabulary([SimpleTerm(1, "one", "Jeden"), SimpleTerm(2, NASTY, NASTY)])
TREE = TreeVocabulary(
    {
        SimpleTerm(1, "musea", "Musea"): {SimpleTerm(2, "art", "Art"): {}},
        SimpleTerm(3, NASTY, NASTY): {SimpleTerm(4, "zoo", "Zoo"): {}},
    }
)


def choice(vocabulary: Any, **more: Any) -> schema.Choice:
    return schema.Choice(__name__="what", title="What", vocabulary=vocabulary, **more)


def several(vocabulary: Any) -> schema.List:
    return schema.List(__name__="what", title="What", value_type=choice(vocabulary))


def elements(text: str) -> list[tuple]:
    found = html.fragment_fromstring(text, create_parent="div").iter()
    return [(each.tag, dict(each.attrib), (each.text or "").strip()) for each in found]


@pytest.mark.parametrize("kind", [SelectWidget, Select2Widget])
@pytest.mark.parametrize("chosen", [[], [NASTY], ["zoo"]])
@pytest.mark.parametrize(
    "field",
    [
        choice(FLAT),
        choice(FLAT, required=False),
        choice(TREE),
        choice(TREE, required=False),
        several(FLAT),
    ],
)
def test_it_is_as_plones_template_writes_it(portal, field, kind, chosen) -> None:
    request = portal.REQUEST.clone()
    alsoProvides(request, IPloneFormLayer)
    widget = FieldWidget(field, kind(request))
    widget.context, widget.name, widget.id = portal, "form.widgets.what", "form-widgets-what"
    widget.update()
    widget.value = chosen
    ours = SelectInput(portal, request, None, field, widget)(widget)
    assert elements(ours) == elements(ViewPageTemplateFile(str(HERS))(widget))
