"""What something is about."""

from .fields.links import Link
from .fields.lists import PlainList
from .fields.rows import Rows
from .fieldsets import TOPICS
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.interface import taggedValue


class ITopicRow(Interface):
    """One topic; ``path`` holds its broader topics, the broadest first."""

    taggedValue(TRANSLATABLE, ("label",))

    label = schema.TextLine(title=_("label_topic", default="Topic"), required=True, max_length=200)
    uri = Link(
        title=_("label_topic_uri", default="Web address"),
        description=_("help_topic_uri", default="In a thesaurus, if you know it."),
    )
    path = PlainList(
        title=_("label_topic_path", default="Broader topics"),
        description=_("help_topic_path", default="One a line, the broadest first."),
        value_type=schema.TextLine(max_length=200),
    )


@provider(IFormFieldProvider)
class ITopics(model.Schema):
    """Is about something."""

    taggedValue(TRANSLATABLE, ("topics",))

    model.fieldset(**TOPICS, fields=["topics"])
    topics = Rows(
        ITopicRow,
        title=_("label_topics", default="Topics"),
        description=_("help_topics", default="Words by which people look for it."),
    )
