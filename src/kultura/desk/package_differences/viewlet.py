"""Tells who may choose that a record and its package say different things."""

from functools import cached_property
from kultura.batches.questions import Asked
from kultura.batches.questions import asked_about
from plone import api
from plone.app.layout.viewlets import ViewletBase


class PackageDifferencesViewlet(ViewletBase):
    """Stands above a record about which there is something to choose now."""

    def render(self) -> str:
        return self.index() if self.asked is not None and self.asked.why is None else ""

    @cached_property
    def asked(self) -> Asked | None:
        return None if api.user.is_anonymous() else asked_about(api.portal.get(), self.context)
