"""Reads a JSON body once, before anybody else does, and refuses what would break who reads it.

plone.restapi reads bodies of any size and depth, as early as while it looks for credentials:
too deep a body ends as a server error there, and a NUL or half a surrogate pair is stored and
breaks whoever writes the text out again.
"""

from collections.abc import Iterator
from kultura.i18n import _
from kultura.restapi import limits
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import TooLarge

import json


def check_length(length: int, most: int) -> None:
    """Raise ``TooLarge`` when a body has more bytes than it may have."""
    if length > most:
        raise TooLarge(
            _(
                "refused_body_too_large",
                default=(
                    "The body has ${length} bytes and may have ${most}. "
                    "Send large files through @tus-upload."
                ),
                mapping={"length": str(length), "most": str(most)},
            ),
            most=most,
        )


def parsed_object(body: bytes) -> dict[str, object]:
    """Return the JSON object that a body holds; raise ``BadInput`` when it holds something else."""
    value = parsed(body)
    if not isinstance(value, dict):
        raise BadInput(
            _("refused_no_object", default='The body must be a JSON object: {"name": value}.')
        )
    return value


def parsed(body: bytes) -> object:
    """Return the value of a JSON text; raise ``BadInput`` for what cannot be stored or counted."""
    try:
        value = json.loads(body, parse_constant=_refuse_constant, parse_int=_whole_number)
    except RecursionError:
        raise too_deep() from None
    except (ValueError, UnicodeDecodeError):
        raise not_json() from None
    check_value(value)
    return value


def check_value(value: object) -> None:
    """Raise ``BadInput`` when a parsed value is too deep, has too many parts or unstorable text."""
    for count, (part, depth) in enumerate(_walk(value), 1):
        if depth > limits.BODY_DEPTH:
            raise too_deep()
        if count > limits.BODY_VALUES:
            raise _too_many(limits.BODY_VALUES)
        if isinstance(part, str):
            check_text(part)


def check_text(text: str) -> None:
    """Raise ``BadInput`` for characters that no file format and no database can hold."""
    if not is_storable(text):
        raise BadInput(
            _(
                "refused_unstorable_text",
                default="A text contains a NUL character or half a surrogate pair. Remove it.",
            )
        )


def is_storable(text: str) -> bool:
    """Tell whether a text has only characters that a database can hold."""
    return "\0" not in text and _is_unicode(text)


def _walk(value: object) -> Iterator[tuple[object, int]]:
    waiting = [(value, 1)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        if isinstance(part, dict):
            waiting += [(each, depth + 1) for pair in part.items() for each in pair]
        elif isinstance(part, list):
            waiting += [(each, depth + 1) for each in part]


def _is_unicode(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole_number(digits: str) -> int:
    # RFC 8259 §6: beyond 2**53 - 1 programs do not agree on what was said.
    if len(digits) > 17 or abs(int(digits)) > limits.WHOLE_NUMBER:
        raise BadInput(
            _(
                "refused_number_too_large",
                default="A number is beyond ±${most}. Send it as a text.",
                mapping={"most": str(limits.WHOLE_NUMBER)},
            ),
            most=limits.WHOLE_NUMBER,
        )
    return int(digits)


def _refuse_constant(name: str) -> None:
    raise not_json()


def not_json() -> BadInput:
    """The body is no JSON text (RFC 8259)."""
    return BadInput(
        _(
            "refused_not_json",
            default="The body is not JSON in UTF-8 (NaN and Infinity are not JSON either).",
        )
    )


def too_deep() -> BadInput:
    """Lists and objects of the body are nested too deep."""
    return BadInput(
        _(
            "refused_too_deep",
            default="Lists and objects in the body may be nested ${most} deep.",
            mapping={"most": str(limits.BODY_DEPTH)},
        ),
        most=limits.BODY_DEPTH,
    )


def _too_many(most: int) -> BadInput:
    return BadInput(
        _(
            "refused_too_many_values",
            default="The body holds more than ${most} values. Send it in parts.",
            mapping={"most": str(most)},
        ),
        most=most,
    )
