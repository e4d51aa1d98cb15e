"""Checks the parameters of a request against the table of limits, before its service runs."""

from collections.abc import Iterable
from collections.abc import Mapping
from difflib import get_close_matches
from kultura.i18n import _
from kultura.restapi import limits
from kultura.restapi.gate.body import check_text
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import beyond
from ZPublisher.HTTPRequest import record


def check(parameters: Mapping[str, object], service: str) -> None:
    """Raise ``BadInput`` for the first parameter that is beyond its limit.

    ``service`` is the name in the URL (``@search``), empty for the content itself.
    """
    check_count("parameters", parameters, limits.PARAMETERS)
    for name, value in parameters.items():
        _check_one(name, value, service)
    _check_full_objects(parameters)


def check_query_string(text: str) -> None:
    """Raise ``BadInput`` for an address that is longer than any sensible question."""
    if len(text) > limits.QUERY_STRING_BYTES:
        raise too_long("query string", limits.QUERY_STRING_BYTES)


def check_known(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Raise ``BadInput`` for the first name that is not known, with the nearest that is."""
    known = set(known)
    for name in names:
        if name not in known:
            raise unknown(kind, name, known)


def values(value: object) -> list:
    """Return a parameter as a list: given once, several times, or with commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return list(value) if isinstance(value, list | tuple) else [value]


def longest(name: str, service: str) -> int:
    """Return how many characters a parameter may have for one service."""
    if (service, name) == limits.CRITERIA_PARAMETER:
        return limits.QUERY_STRING_BYTES
    return limits.TEXT_CHARACTERS if name in limits.TEXTS else limits.VALUE_CHARACTERS


def number_range(name: str, service: str) -> limits.Range:
    """Return what a numeric parameter may be for one service."""
    if name == "b_size" and service in limits.TERM_SERVICES:
        return limits.TERMS_PAGE
    return limits.NUMBERS[name]


def _check_one(name: str, value: object, service: str) -> None:
    _check_no_record(name, value, service)
    if name in limits.NUMBERS:
        check_number(name, value, number_range(name, service))
    elif name == "expand":
        check_count(name, values(value), limits.EXPANSIONS)
    elif name == "metadata_fields":
        check_count(name, values(value), limits.METADATA_FIELDS)
    else:
        check_count(name, value if isinstance(value, list | tuple) else (), limits.VALUES)
    _check_length(name, value, longest(name, service))


def _check_no_record(name: str, value: object, service: str) -> None:
    parts = value if isinstance(value, list | tuple) else [value]
    if service not in limits.CATALOG_SERVICES and any(isinstance(one, record) for one in parts):
        raise BadInput(
            _(
                "refused_record",
                default="'${name}' must be a text, or several: only a search takes more.",
                mapping={"name": name[:40]},
            ),
            parameter=name[:40],
        )


def check_number(name: str, value: object, allowed: limits.Range) -> None:
    """Raise ``BadInput`` unless a value is a whole number within its range."""
    try:
        number = int(value) if isinstance(value, int | str) else None
    except ValueError:
        number = None
    if number is None or not allowed.least <= number <= allowed.most:
        raise beyond(name, allowed.least, allowed.most)


def check_count(name: str, given: object, most: int) -> None:
    """Raise ``BadInput`` when a list has more entries than it may have."""
    if len(given) > most:
        raise too_many(name, most)


def _check_full_objects(parameters: Mapping[str, object]) -> None:
    if "fullobjects" in parameters and "b_size" in parameters:
        check_number("b_size", parameters["b_size"], limits.FULL_PAGE)


def _check_length(name: str, value: object, most: int) -> None:
    for text in [name, *(value if isinstance(value, list | tuple) else [value])]:
        if not isinstance(text, str):
            continue
        check_text(text)
        if len(text) > most:
            raise too_long(name, most)


def too_many(name: str, most: int) -> BadInput:
    """A list has too many entries."""
    return BadInput(
        _(
            "refused_too_many",
            default="'${parameter}' may have ${most} entries. Ask several times.",
            mapping={"parameter": name, "most": str(most)},
        ),
        parameter=name,
        most=most,
    )


def too_long(name: str, most: int) -> BadInput:
    """A text has too many characters."""
    return BadInput(
        _(
            "refused_too_long",
            default="'${parameter}' may have ${most} characters.",
            mapping={"parameter": name[:40], "most": str(most)},
        ),
        parameter=name[:40],
        most=most,
    )


def unknown(kind: str, name: str, known: Iterable[str]) -> BadInput:
    """A name means nothing here; the nearest one that does is offered."""
    known = sorted(known)
    nearest = get_close_matches(name, known, n=1)
    message = _(
        "refused_unknown_name_nearest",
        default="'${name}' is unknown (${kind}). Did you mean '${nearest}'?",
        mapping={"name": name, "kind": kind, "nearest": nearest[0] if nearest else ""},
    )
    if not nearest:
        message = _(
            "refused_unknown_name",
            default="'${name}' is unknown (${kind}). Known: ${known}.",
            mapping={"name": name, "kind": kind, "known": ", ".join(known)},
        )
    return BadInput(message, parameter=kind, name=name, nearest=nearest[0] if nearest else None)
