"""Has an input that is text and record at once refused: Zope fails where it puts them together."""

from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from ZPublisher.HTTPRequest import HTTPRequest


def refuse_mixtures(request: HTTPRequest) -> None:
    """Let reading the inputs of a request raise ``BadInput`` for what cannot be put together."""
    read = request.processInputs

    def process_inputs() -> None:
        try:
            read()
        except (AttributeError, TypeError) as error:
            raise BadInput(
                _(
                    "refused_mixture",
                    default="An input was sent as a text and as a record. Open the form anew.",
                )
            ) from error

    request.processInputs = process_inputs
