"""Whether values may be written: what the form would say of them, in sentences."""

from collections.abc import Iterable
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from kultura.behaviors.fields.refusals import refusal_of
from kultura.i18n import _
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
MISSING = _("fault_missing", default="must be filled in")
NOT_YET = _("not_submitted_yet", default="It cannot be submitted yet.")


@dataclass(frozen=True)
class Fault:
    """Why values cannot be written: about a field by its name, or about all, without one."""

    field: str
    message: Any

    @property
    def told(self) -> str:
        """A sentence of a report."""
        return f"{self.field}: {sentence(self.message)}" if self.field else sentence(self.message)


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
    found = faults(bound, values, names)
    if found:
        told = " ".join(fault.told for fault in found)
        raise RowRefused(told, [about(fault, bound) for fault in found])


def about(fault: Fault, bound: BoundFields) -> Any:
    """Return a fault as a message, about the field as people know it."""
    if not fault.field:
        return fault.message
    values = {"field": bound.of_type.fields[fault.field].title, "why": fault.message}
    return _("fault_of_field", default="${field}: ${why}", mapping=values)


def faults(bound: BoundFields, values: Mapping[str, Any], names: Iterable[str]) -> list[Fault]:
    """Return every reason why the values cannot be written."""
    wrong = [fault for name in names if (fault := wrong_with(bound, name, values[name]))]
    return wrong or broken_invariants(bound, values)


def wrong_with(bound: BoundFields, name: str, value: Any) -> Fault | None:
    """Return what is wrong with one field's value."""
    if is_empty(value):
        return Fault(name, MISSING) if bound.of_type.fields[name].required else None
    return refused_by(bound.fields[name], value)


def refused_by(field: IField, value: Any) -> Fault | None:
    """Return why a bound field refuses a value."""
    try:
        field.validate(value)
    except ValidationError as error:
        return Fault(field.__name__, refusal_of(error).message)
    return None


def broken_invariants(bound: BoundFields, values: Mapping[str, Any]) -> list[Fault]:
    """Return what the schemas' invariants say against the values."""
    errors: list[Invalid] = []
    data = Values(bound.context, values)
    for schema in bound.of_type.schemata:
        with suppress(Invalid):  # raised with all errors; they are in the list already
            schema.validateInvariants(data, errors)
    return [Fault("", refusal_of(error).message) for error in dict.fromkeys(errors)]


def check_complete(obj: Any) -> None:
    """Raise RowRefused naming what keeps an object from being submitted."""
    requirements = ISubmissionRequirements(obj, None)
    missing = requirements.missing() if requirements is not None else []
    if missing:
        told = " ".join(sentence(message) for message in missing)
        raise RowRefused(f"{sentence(NOT_YET)} {told}", (NOT_YET, *missing))


def sentence(message: Any) -> str:
    """Return a message as a sentence."""
    text = str(translate(message, target_language=LANGUAGE)).strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
