"""The kind of institution `Theatre`."""

from kultura.institutions.institution import Institution
from kultura.institutions.schema import IInstitutionFields


class ITheatre(IInstitutionFields):
    """What a theatre's section says about the theatre."""


class Theatre(Institution):
    """A theatre's section."""

    kind = "theatre"
