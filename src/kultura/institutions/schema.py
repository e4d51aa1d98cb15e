"""What every institution says about itself: the register's data, and how to reach it."""

from kultura.behaviors.fields.links import Link
from kultura.behaviors.fields.references import Reference
from kultura.behaviors.fields.rows import Rows
from kultura.behaviors.fieldsets import PICTURES
from kultura.i18n import _
from kultura.institutions.registers import is_nip
from kultura.institutions.registers import is_regon
from plone.app.contenttypes.interfaces import IImage
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid

import re


ISIL = re.compile(r"[A-Z]{2}-[A-Za-z0-9/:-]{1,11}")


class WrongNumber(Invalid):
    """A number of a register that cannot be right."""


def check_regon(value: str) -> bool:
    """Refuse a REGON whose check digit is wrong."""
    if not is_regon(value):
        raise WrongNumber(
            _("error_regon", default="This is no REGON: 9 or 14 digits, the last is a check digit.")
        )
    return True


def check_nip(value: str) -> bool:
    """Refuse a NIP whose check digit is wrong."""
    if not is_nip(value):
        raise WrongNumber(
            _("error_nip", default="This is no NIP: 10 digits, the last is a check digit.")
        )
    return True


def check_isil(value: str) -> bool:
    """Refuse what is no ISIL (ISO 15511): a country code, a hyphen, up to 11 signs."""
    if not ISIL.fullmatch(value):
        raise WrongNumber(_("error_isil", default="This is no ISIL. One looks like PL-WMN."))
    return True


class ISocialRow(Interface):
    """One page of the institution on another site."""

    title = schema.TextLine(
        title=_("label_social_title", default="Name"), required=True, max_length=100
    )
    url = Link(title=_("label_social_url", default="Address"), required=True)


class IInstitutionFields(model.Schema):
    """What every kind of institution says about itself."""

    phone = schema.TextLine(
        title=_("label_phone", default="Telephone"), required=False, max_length=100
    )
    email = schema.TextLine(title=_("label_email", default="E-mail"), required=False)
    website = Link(title=_("label_website", default="Website"))

    model.fieldset(
        "register",
        label=_("fieldset_register", default="Register"),
        fields=["organiser", "isil", "rik", "regon", "nip"],
    )
    organiser = schema.TextLine(
        title=_("label_organiser", default="Organiser"),
        description=_("help_organiser", default="The authority that founded or runs it."),
        required=False,
        max_length=300,
    )
    isil = schema.TextLine(
        title=_("label_isil", default="ISIL"),
        description=_("help_isil", default="International identifier, like PL-WMN."),
        required=False,
        constraint=check_isil,
    )
    rik = schema.TextLine(
        title=_("label_rik", default="Number in the register of cultural institutions (RIK)"),
        required=False,
        max_length=100,
    )
    regon = schema.TextLine(
        title=_("label_regon", default="REGON"), required=False, constraint=check_regon
    )
    nip = schema.TextLine(title=_("label_nip", default="NIP"), required=False, constraint=check_nip)

    bip_url = Link(title=_("label_bip_url", default="Public Information Bulletin (BIP)"))
    accessibility_statement_url = Link(
        title=_("label_accessibility_statement_url", default="Accessibility statement")
    )
    social = Rows(ISocialRow, title=_("label_social", default="Pages elsewhere"))

    model.fieldset("pictures", label=PICTURES, fields=["logo"])
    directives.widget(
        "logo",
        ContentBrowserFieldWidget,
        pattern_options={"maximumSelectionSize": 1, "selectableTypes": ["Image"]},
    )
    logo = Reference(IImage, title=_("label_logo", default="Logo"))

    directives.write_permission(publishes_directly="kultura.SuspendSection")
    publishes_directly = schema.Bool(
        title=_("label_publishes_directly", default="Publishes without approval"),
        description=_(
            "help_publishes_directly",
            default="The institution's manager may publish at once. The region decides this.",
        ),
        required=False,
        default=False,
    )
