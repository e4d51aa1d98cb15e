"""Files to take home: worksheets, regulations, press kits."""

from .fields.references import Reference
from .fields.rows import Rows
from .fields.terms import Term
from .fieldsets import PICTURES
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.app.contenttypes.interfaces import IFile
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.interface import taggedValue


class IAttachmentRow(Interface):
    """One file."""

    taggedValue(TRANSLATABLE, ("title",))

    directives.widget(
        "file",
        ContentBrowserFieldWidget,
        pattern_options={"maximumSelectionSize": 1, "selectableTypes": ["File"]},
    )
    file = Reference(IFile, title=_("label_file", default="File"), required=True)
    title = schema.TextLine(
        title=_("label_file_title", default="What it is"), required=True, max_length=300
    )
    language = Term("kultura.languages", title=_("label_file_language", default="Language"))


@provider(IFormFieldProvider)
class IAttachments(model.Schema):
    """Offers files."""

    taggedValue(TRANSLATABLE, ("attachments",))

    model.fieldset(**PICTURES, fields=["attachments"])
    attachments = Rows(
        IAttachmentRow,
        key="file",
        title=_("label_attachments", default="Files to download"),
    )
