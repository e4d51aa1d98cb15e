"""The kind of institution `Library`."""

from kultura.institutions.institution import Institution
from kultura.institutions.schema import IInstitutionFields


class ILibrary(IInstitutionFields):
    """What a library's section says about the library."""


class Library(Institution):
    """A library's section."""

    kind = "library"
