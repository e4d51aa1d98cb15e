"""Whether values may be written: what the form would say of them, in sentences."""

from collections.abc import Iterable
from collections.abc import Mapping
from contextlib import suppress
from kultura.behaviors.fields.refusals import refusal_of
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.text import is_empty
from kultura.imports.writing.fields import BoundFields
from kultura.interfaces import ISubmissionRequirements
from typing import Any
from zope.i18n import translate
from zope.interface import Invalid
from zope.schema.interfaces import IField
from zope.schema.interfaces import ValidationError


LANGUAGE = "en"
MISSING = "must be filled in"


class Values:
    """Values seen as an object, for the invariants of schemas."""

    def __init__(self, context: Any, values: Mapping[str, Any]) -> None:
        self.__context__ = context
        self.__dict__.update(values)


def check(bound: BoundFields, values: Mapping[str, Any], names: Iterable[str]) -> None:
    """Raise RowRefused with every reason why the values cannot be written.

    `values` are those of all fields, `names` the fields an import fills or changes; they are bound
    to the object, or to the container of a new one.
    """
    reasons = [reason for name in names if (reason := wrong_with(bound, name, values[name]))]
    reasons = reasons or broken_invariants(bound, values)
    if reasons:
        raise RowRefused(" ".join(reasons))


def wrong_with(bound: BoundFields, name: str, value: Any) -> str | None:
    """Return what is wrong with one field's value, a sentence beginning with its name."""
    if is_empty(value):
        return f"{name}: {MISSING}." if bound.of_type.fields[name].required else None
    return refused_by(bound.fields[name], value)


def refused_by(field: IField, value: Any) -> str | None:
    """Return why a bound field refuses a value."""
    try:
        field.validate(value)
    except ValidationError as error:
        return f"{field.__name__}: {sentence(refusal_of(error).message)}"
    return None


def broken_invariants(bound: BoundFields, values: Mapping[str, Any]) -> list[str]:
    """Return what the schemas' invariants say against the values."""
    errors: list[Invalid] = []
    data = Values(bound.context, values)
    for schema in bound.of_type.schemata:
        with suppress(Invalid):  # raised with all errors; they are in the list already
            schema.validateInvariants(data, errors)
    return [sentence(refusal_of(error).message) for error in dict.fromkeys(errors)]


def check_complete(obj: Any) -> None:
    """Raise RowRefused naming what keeps an object from being submitted."""
    requirements = ISubmissionRequirements(obj, None)
    missing = requirements.missing() if requirements is not None else []
    if missing:
        told = " ".join(sentence(message) for message in missing)
        raise RowRefused(f"It cannot be submitted yet. {told}")


def sentence(message: Any) -> str:
    """Return a message as a sentence."""
    text = str(translate(message, target_language=LANGUAGE)).strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
