"""A JSON body is read once and refused where it would break whoever reads it next."""

from kultura.restapi import limits
from kultura.restapi.gate import body
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import TooLarge

import json
import pytest


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


REFUSED = {
    "half a text": b'{"title": "Zamek',
    "a list": b"[1, 2]",
    "a text": b'"Zamek"',
    "nothing of JSON": b"title=Zamek",
    "not UTF-8": b'{"title": "\xb3"}',
    "NaN": b'{"latitude": NaN}',
    "Infinity": b'{"latitude": -Infinity}',
    "a number no program counts with": b'{"seats": 9007199254740993}',
    "a number of 5,000 digits": b'{"seats": ' + b"9" * 5000 + b"}",
    "a NUL in a text": b'{"title": "Zamek\\u0000"}',
    "a NUL in a name": b'{"ti\\u0000tle": "Zamek"}',
    "half a surrogate pair": b'{"title": "\\ud83d"}',
    "depth beyond the limit": nested(limits.BODY_DEPTH + 1),
    "depth beyond any stack": nested(200_000),
    "more values than the limit": json.dumps({"a": [0] * limits.BODY_VALUES}).encode(),
}


@pytest.mark.parametrize("sent", REFUSED.values(), ids=REFUSED)
def test_refused_with_a_sentence(sent):
    with pytest.raises(BadInput) as refusal:
        body.parsed_object(sent)
    assert refusal.value.message.default.endswith(("}", ".", ")"))


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Zażółć gęślą jaźń", "seats": 2**53 - 1, "longitude": -17.03},
        {"title": "🏰", "free": True, "note": None, "levels": [1, 2, 3]},
        {},
    ],
)
def test_what_people_send_is_taken(value):
    assert body.parsed_object(json.dumps(value).encode()) == value


def test_depth_at_the_limit_is_taken():
    assert body.parsed_object(nested(limits.BODY_DEPTH - 1))


def test_length_is_checked_before_reading():
    body.check_length(limits.BODY_BYTES, limits.BODY_BYTES)
    with pytest.raises(TooLarge):
        body.check_length(limits.BODY_BYTES + 1, limits.BODY_BYTES)
