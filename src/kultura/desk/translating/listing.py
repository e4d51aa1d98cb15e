"""``@@untranslated``: what of my institutions is not said in another language yet."""

from AccessControl import Unauthorized
from functools import cached_property
from kultura.behaviors.translations import other_languages
from kultura.desk.overview.rows import RowMaker
from kultura.desk.overview.sections import my_sections
from kultura.desk.translating.page import TranslatePage
from plone import api
from plone.base.batch import Batch
from typing import Any


PAGE = 30


class UntranslatedPage(TranslatePage):
    """Lists them from the catalog, the latest first."""

    def __call__(self) -> str:
        if not self.sections or not other_languages():
            raise Unauthorized("untranslated")
        return self.index()

    @cached_property
    def sections(self) -> list[Any]:
        """The institutions of this list."""
        return [] if api.user.is_anonymous() else my_sections(self.context)

    def batch(self) -> Batch:
        """Return one page of catalog records."""
        found = api.portal.get_tool("portal_catalog")(
            untranslated=self.language,
            path=["/".join(section.getPhysicalPath()) for section in self.sections],
            review_state=["draft", "pending", "published"],
            is_working_copy=False,
            sort_on="modified",
            sort_order="descending",
        )
        start = str(self.request.form.get("b_start", ""))
        return Batch(found, PAGE, int(start) if start.isdecimal() and len(start) < 7 else 0)

    @cached_property
    def make(self) -> RowMaker:
        """Makes the rows."""
        return RowMaker(api.portal.get_current_language(self.context))
