"""A gallery's section of the site."""

from kultura.institutions.institution import Institution
from kultura.institutions.schema import IInstitutionFields
from kultura_gallery.i18n import _
from plone.supermodel import model
from zope import schema


class IGallery(IInstitutionFields):
    """What a gallery says about itself beside what every institution does."""

    model.fieldset("register", fields=["founded"])
    founded = schema.Int(
        title=_("label_founded", default="Year of foundation"), required=False, min=1000, max=2100
    )


class Gallery(Institution):
    """A gallery."""

    kind = "gallery"
