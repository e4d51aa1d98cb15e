"""Pictures of an item, in order: each a stored Image with the words that belong to it here.

The same Image may be shown by many items; alternative text, credit and licence are said by each.
"""

from .fields.numbers import Number
from .fields.picture_widget import PictureFieldWidget
from .fields.references import Reference
from .fields.refusals import Refused
from .fields.rows import Rows
from .fields.terms import Term
from .fieldsets import PICTURES
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.app.contenttypes.interfaces import IImage
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import provider
from zope.interface import taggedValue


class IPictureRow(Interface):
    """One picture."""

    taggedValue(TRANSLATABLE, ("alt", "credit"))

    directives.widget("image", PictureFieldWidget)
    image = Reference(IImage, title=_("label_picture", default="Picture"), required=True)
    alt = schema.Text(
        title=_("label_picture_alt", default="What it shows"),
        description=_(
            "help_picture_alt", default="For those who do not see it: one or two sentences."
        ),
        required=False,
        max_length=1000,
    )
    decorative = schema.Bool(
        title=_("label_picture_decorative", default="Only decoration"),
        required=False,
        default=False,
    )
    credit = schema.TextLine(
        title=_("label_picture_credit", default="Credit"),
        description=_("help_picture_credit", default="Who made it, as it should be printed."),
        required=False,
    )
    holder = schema.TextLine(
        title=_("label_picture_holder", default="Rights holder"), required=False
    )
    license = Term("kultura.rights_statements", title=_("label_picture_license", default="Licence"))
    focus_x = Number(
        title=_("label_picture_focus_x", default="What matters, from the left"),
        description=_(
            "help_picture_focus_x",
            default="Where crops keep to: 0 is the left edge, 0.5 the middle, 1 the right edge.",
        ),
        min=0,
        max=1,
    )
    focus_y = Number(
        title=_("label_picture_focus_y", default="What matters, from the top"),
        description=_(
            "help_picture_focus_y", default="0 is the top, 0.5 the middle, 1 the bottom."
        ),
        min=0,
        max=1,
    )

    @invariant
    def described(row) -> None:
        if row.decorative and row.alt:
            raise Refused(
                _(
                    "refused_alt_of_decoration",
                    default="A picture that is only decoration has no description: "
                    "take out one of the two.",
                )
            )
        if not row.decorative and not row.alt:
            raise Refused(
                _(
                    "refused_picture_without_alt",
                    default="Say what the picture shows, or mark it as only decoration.",
                )
            )

    @invariant
    def focus_is_a_point(row) -> None:
        if (row.focus_x is None) != (row.focus_y is None):
            raise Refused(
                _("refused_half_a_focus", default="A focal point needs both its numbers.")
            )


@provider(IFormFieldProvider)
class IPictures(model.Schema):
    """Shows pictures."""

    taggedValue(TRANSLATABLE, ("pictures",))

    model.fieldset(**PICTURES, fields=["pictures"])
    pictures = Rows(
        IPictureRow,
        key="image",
        title=_("label_pictures", default="Pictures"),
        description=_(
            "help_pictures", default="The first one stands for the item wherever it is listed."
        ),
    )
