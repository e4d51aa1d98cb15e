"""Whatever a record holds, what is sent keeps the promises of the public API."""

from collections.abc import Iterator
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone
from decimal import Decimal
from functools import cache
from kultura.records.record import kinds
from kultura.records.record import Record
from kultura.records.serialize import camel
from kultura.records.serialize import own_part
from kultura.records.serialize import references
from kultura.records.serialize import serialize
from random import Random
from types import NoneType
from typing import Any
from typing import get_args
from typing import get_origin
from typing import get_type_hints
from typing import Literal

import json
import orjson
import pytest


CET = timezone(timedelta(hours=1))
SCALARS = {
    str: ["", "Żółty „dom”", "a"],
    int: [0, 7, -43],
    float: [0.0, 51.77],
    bool: [True, False],
    Decimal: [Decimal("0"), Decimal("25.00"), Decimal("7.50")],
    datetime: [datetime(2026, 1, 4, 19, 0, 0, 5, tzinfo=CET), datetime(1, 1, 1, tzinfo=CET)],
    date: [date(2026, 1, 4)],
    time: [time(10), time(23, 59, 59)],
}


def anything(hint: Any, chance: Random) -> Any:
    """Return something that a field of this type may hold."""
    if get_origin(hint) is tuple:
        return tuple(anything(get_args(hint)[0], chance) for _ in range(chance.randint(0, 2)))
    if get_origin(hint) is Literal:
        return chance.choice(get_args(hint))
    if hint is NoneType:
        return None
    if is_dataclass(hint):
        return hint(**{name: anything(of, chance) for name, of in held(hint).items()})
    return (
        chance.choice(SCALARS[hint])
        if hint in SCALARS
        else anything(chance.choice(get_args(hint)), chance)
    )


@cache
def held(cls: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields by their name."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


def values(data: Any) -> Iterator[Any]:
    """Yield every value inside, at any depth."""
    yield data
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from values(item)


@pytest.mark.parametrize("cls", kinds().values(), ids=lambda cls: cls.type)
def test_promises(cls: type[Record]) -> None:
    lists = {camel(name) for name, hint in held(cls).items() if get_origin(hint) is tuple}
    for seed in range(40):
        record = replace(anything(cls, Random(seed)), id="u1")
        sent, own = serialize(record), own_part(record)
        assert json.loads(orjson.dumps(sent)) == sent
        assert not [value for value in values(sent) if value is None or value in ("", {})]
        assert lists <= set(sent)
        assert sent["type"] == cls.type
        assert all(sent[name] == own[name] for name in set(own) - {"place"})
        assert not set(references(record)) & set(own) - {"place"}
