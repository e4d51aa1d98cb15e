"""What every institution says about itself: how to reach it, and the registers' data."""

from kultura.behaviors.fields.links import Link
from kultura.behaviors.fields.picture_widget import PictureFieldWidget
from kultura.behaviors.fields.references import Reference
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.fields.rows import Rows
from kultura.behaviors.fieldsets import PICTURES
from kultura.behaviors.translatable import TRANSLATABLE
from kultura.i18n import _
from kultura.institutions.registers import is_isil
from kultura.institutions.registers import is_nip
from kultura.institutions.registers import is_regon
from plone.app.contenttypes.interfaces import IImage
from plone.autoform import directives
from plone.schema.email import Email
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import taggedValue


CONTACT = _("fieldset_contact", default="Contact")
REGISTER = _("fieldset_register", default="Register")
REGION = _("fieldset_region", default="Decided by the region")


def regon(value: str) -> bool:
    """Refuse a REGON whose check digit is wrong."""
    if not is_regon(value):
        raise Refused(
            _("error_regon", default="This is no REGON: 9 or 14 digits, the last is a check digit.")
        )
    return True


def nip(value: str) -> bool:
    """Refuse a NIP whose check digit is wrong."""
    if not is_nip(value):
        raise Refused(
            _("error_nip", default="This is no NIP: 10 digits, the last is a check digit.")
        )
    return True


def isil(value: str) -> bool:
    """Refuse what is no ISIL (ISO 15511)."""
    if not is_isil(value):
        raise Refused(_("error_isil", default="This is no ISIL. One looks like PL-WMN."))
    return True


class ISocialRow(Interface):
    """A page of the institution elsewhere."""

    title = schema.TextLine(
        title=_("label_social_title", default="Name"), required=True, max_length=200
    )
    url = Link(title=_("label_social_url", default="Address"), required=True)


class IInstitutionFields(model.Schema):
    """What every kind of institution says about itself."""

    taggedValue(TRANSLATABLE, ("organiser", "logo_alt"))

    model.fieldset("contact", label=CONTACT, fields=["phone", "email", "website", "social"])
    phone = schema.TextLine(
        title=_("label_phone", default="Telephone"), required=False, max_length=60
    )
    email = Email(title=_("label_email", default="E-mail"), required=False)
    website = Link(title=_("label_website", default="Website"))
    social = Rows(
        ISocialRow,
        title=_("label_social", default="Elsewhere"),
        description=_("help_social", default="Pages in social media and other services."),
    )

    model.fieldset(**PICTURES, fields=["logo", "logo_alt"])
    directives.widget("logo", PictureFieldWidget)
    logo = Reference(IImage, title=_("label_logo", default="Logo"))
    logo_alt = schema.TextLine(
        title=_("label_logo_alt", default="What the logo shows"), required=False, max_length=300
    )

    model.fieldset(
        "register",
        label=REGISTER,
        fields=[
            "organiser",
            "isil",
            "rik",
            "regon",
            "nip",
            "bip_url",
            "accessibility_statement_url",
        ],
    )
    organiser = schema.TextLine(
        title=_("label_organiser", default="Organiser"),
        description=_("help_organiser", default="The authority that founded it or runs it."),
        required=False,
        max_length=300,
    )
    isil = schema.TextLine(
        title=_("label_isil", default="ISIL"),
        description=_("help_isil", default="The international identifier, like PL-WMN."),
        required=False,
        constraint=isil,
    )
    rik = schema.TextLine(
        title=_("label_rik", default="Number in the register of cultural institutions (RIK)"),
        required=False,
        max_length=100,
    )
    regon = schema.TextLine(
        title=_("label_regon", default="REGON"), required=False, constraint=regon
    )
    nip = schema.TextLine(title=_("label_nip", default="NIP"), required=False, constraint=nip)
    bip_url = Link(title=_("label_bip_url", default="Public Information Bulletin (BIP)"))
    accessibility_statement_url = Link(
        title=_("label_accessibility_statement_url", default="Accessibility statement")
    )

    model.fieldset("region", label=REGION, fields=["publishes_directly"])
    directives.write_permission(publishes_directly="kultura.SuspendSection")
    publishes_directly = schema.Bool(
        title=_("label_publishes_directly", default="Publishes without approval"),
        description=_(
            "help_publishes_directly",
            default="The institution's manager may publish at once, without the region.",
        ),
        required=False,
        default=False,
    )
