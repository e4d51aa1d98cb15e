"""The kind of institution `Gallery`."""

from kultura.institutions.institution import Institution
from kultura.institutions.schema import IInstitutionFields


class IGallery(IInstitutionFields):
    """What a gallery's section says about the gallery."""


class Gallery(Institution):
    """A gallery's section."""

    kind = "gallery"
