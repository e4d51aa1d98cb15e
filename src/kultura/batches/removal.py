"""An object that is removed for good takes its pages with it; the masters stay where they are."""

from kultura.batches.jobs.drop_pages import KIND
from kultura.publication.asking import ask
from kultura.publication.connection import is_on
from plone.uuid.interfaces import IUUID
from typing import Any


def ask_to_drop_pages(obj: Any, event: Any) -> None:
    """Have the pages of a removed object dropped, once its removal is committed."""
    if is_on():
        ask(KIND, {"uid": IUUID(obj)})
