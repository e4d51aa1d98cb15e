"""The public record of a named set of digital objects."""

from dataclasses import dataclass
from kultura.records.agent import Agent
from kultura.records.fields import reference
from kultura.records.record import Record


@dataclass(frozen=True, kw_only=True)
class Collection(Record):
    """A digital collection (EDM Collection); its objects name it, it does not name them."""

    type = "collection"
    collection = "collections"

    creators: tuple[Agent, ...] = ()
    part_of: tuple[str, ...] = reference(many=True)
