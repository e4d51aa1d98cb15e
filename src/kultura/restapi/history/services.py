"""``@history``: plone.restapi's, for versions that are numbers."""

from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from plone.restapi.deserializer import json_body
from plone.restapi.services.history.get import HistoryGet as StockHistoryGet
from plone.restapi.services.history.patch import HistoryPatch as StockHistoryPatch


class HistoryGet(StockHistoryGet):
    """Returns the history, or one version of the item."""

    def reply(self) -> object:
        if self.version is not None:
            check_version(self.version)
        return super().reply()


class HistoryPatch(StockHistoryPatch):
    """Goes back to a version of the item."""

    def reply(self) -> object:
        check_version(json_body(self.request).get("version"))
        return super().reply()


def check_version(value: object) -> None:
    """Raise ``BadInput`` for what is no number of a version."""
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadInput(_("refused_version", default="'version' must be the number of a version."))
