"""``++add++<type>``: the form for new content, closed where the type cannot be added.

Plone's own page fails there with a server error.
"""

from AccessControl import Unauthorized
from kultura.desk.forms.forms import AddForm
from plone.dexterity.browser.add import DefaultAddView


class AddView(DefaultAddView):
    """Plone's view, asked for a type that the place takes from this person."""

    form = AddForm

    def update(self) -> None:
        """Raise Unauthorized for any other type."""
        if self.ti.getId() not in {fti.getId() for fti in self.context.allowedContentTypes()}:
            raise Unauthorized(self.ti.getId())
        super().update()
