"""``@@getVocabulary``, which the widgets of forms ask; asked otherwise, Plone's own fails."""

from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from plone.app.content.browser.vocabulary import VocabularyView

import logging


log = logging.getLogger(__name__)

#: What Plone's page raises for parameters that its widgets do not send.
UNEXPECTED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class Vocabulary(VocabularyView):
    """Answers what widgets ask, and refuses what it cannot read."""

    def __call__(self) -> str:
        try:
            return super().__call__()
        except UNEXPECTED as reason:
            log.info("%s: %r", self.request.get("QUERY_STRING", ""), reason)
            raise BadInput(
                _(
                    "refused_vocabulary_question",
                    default="This cannot be asked of a vocabulary. "
                    "Name one and, for a catalog, its attributes.",
                )
            ) from reason
