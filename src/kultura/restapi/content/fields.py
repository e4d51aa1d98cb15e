"""Writes fields from JSON: what cannot be taken is said by field, in the caller's language.

Stock plone.restapi fails on values of a kind that a field's reader did not expect, and puts
Python's own notation of a list into the message.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from copy import deepcopy
from kultura.i18n import _
from kultura.interfaces import IKulturaLayer
from kultura.restapi.refusals import BadInput
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.utils import iterSchemata
from plone.restapi.deserializer import json_body
from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldDeserializer
from types import MappingProxyType
from typing import Any
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import getFields
from zope.schema.interfaces import IField
from zope.schema.interfaces import ValidationError

import logging


log = logging.getLogger(__name__)

ID_CHARACTERS = 100

#: What readers of fields raise for a value of a kind that they do not expect.
UNEXPECTED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def is_text(value: object) -> bool:
    """Say whether a value is a text that is not empty."""
    return isinstance(value, str) and bool(value.strip())


def is_id(value: object) -> bool:
    """Say whether a value can be part of an address."""
    return is_text(value) and len(value) <= ID_CHARACTERS


def is_mapping_of(*names: str) -> Callable[[object], bool]:
    """Return a check whether a value is an object with these names."""
    return lambda value: isinstance(value, dict) and all(name in value for name in names)


#: Properties that plone.restapi takes and no field describes.
SHAPES: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "@type": is_text,
        "UID": is_text,
        "id": is_id,
        "layout": is_text,
        "ordering": is_mapping_of("obj_id", "delta"),
        "sort": is_mapping_of("on", "order"),
    }
)


class InvalidFields(BadInput):
    """Values that cannot be taken; ``errors`` has them by field."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__(" ".join(_sentence(error) for error in errors), errors=errors)


@implementer(IDeserializeFromJson)
@adapter(IDexterityContent, IKulturaLayer)
class Fields(DeserializeFromJson):
    """Writes what was sent into a content object, or says by field why not."""

    def __call__(
        self,
        validate_all: bool = False,
        data: dict[str, Any] | None = None,
        create: bool = False,
        mask_validation_errors: bool = True,
    ) -> IDexterityContent:
        data = json_body(self.request) if data is None else data
        check_shapes(data)
        try:
            return super().__call__(validate_all, data, create, mask_validation_errors)
        except BadRequest as refusal:
            raise InvalidFields(self._told(refusal)) from refusal
        except UNEXPECTED as reason:
            self._blame(data, reason)
            raise

    def _told(self, refusal: BadRequest) -> list[dict[str, str]]:
        errors = refusal.args[0] if refusal.args else ""
        if not isinstance(errors, list):
            return [{"message": translate(errors, context=self.request)}]
        return [self._told_one(error) for error in errors]

    def _told_one(self, error: dict[str, Any]) -> dict[str, str]:
        said = {"message": str(error["message"])}
        fields = dict(self._fields())
        if error.get("field") in fields:
            title = fields[error["field"]].title
            said |= {"field": error["field"], "title": translate(title, context=self.request)}
        return said

    def _blame(self, data: dict[str, Any], reason: Exception) -> None:
        """Raise ``InvalidFields`` for the first field whose reader fails on what was sent."""
        for name, field in self._fields():
            if name in data and _fails(self._reader(field), data[name]):
                log.info("%s: %r", name, reason)
                message = _("refused_kind", default="This is a value of another kind.")
                raise InvalidFields(
                    [self._told_one({"field": name, "message": self._say(message)})]
                ) from reason

    def _say(self, message: str) -> str:
        return translate(message, context=self.request)

    def _reader(self, field: IField) -> IFieldDeserializer | None:
        return queryMultiAdapter((field, self.context, self.request), IFieldDeserializer)

    def _fields(self) -> Iterator[tuple[str, IField]]:
        for schema in iterSchemata(self.context):
            yield from getFields(schema).items()


def check_shapes(data: dict[str, Any]) -> None:
    """Raise ``BadInput`` for a property beside the fields that has another kind of value."""
    for name, is_right in SHAPES.items():
        if name in data and not is_right(data[name]):
            raise BadInput(
                _(
                    "refused_property",
                    default="'${name}' has a value of another kind, or one that is too long.",
                    mapping={"name": name},
                ),
                parameter=name,
            )


def _fails(reader: IFieldDeserializer | None, value: Any) -> bool:
    try:
        reader(deepcopy(value))
    except ValidationError:
        return False
    except UNEXPECTED:
        return True
    return False


def _sentence(error: dict[str, str]) -> str:
    return f"{error['title']}: {error['message']}" if "title" in error else error["message"]
