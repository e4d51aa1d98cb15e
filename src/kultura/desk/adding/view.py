"""``++add++<type>``: Plone's form for new content, closed where the type cannot be added.

Plone's own form fails there with a server error.
"""

from AccessControl import Unauthorized
from plone.dexterity.browser.add import DefaultAddView


class AddView(DefaultAddView):
    """Plone's view, asked for a type that the place takes from this person."""

    def update(self) -> None:
        """Raise Unauthorized for any other type."""
        if self.ti.getId() not in {fti.getId() for fti in self.context.allowedContentTypes()}:
            raise Unauthorized(self.ti.getId())
        super().update()
