"""Sending an answer: validators, coding and the headers that say what may be kept (RFC 9110)."""

from dataclasses import dataclass
from kultura.reader.cache import Answer
from kultura.reader.cache import CODINGS
from kultura.reader.cache import WORTH_PACKING

import falcon
import re


TAG = re.compile(r'(?:W/)?"([^"]*)"')
MOST_TAGS = 50
LONGEST = 8_000


@dataclass(frozen=True)
class Reply:
    """What is sent: the status, headers by name, and a body unless the client has it already."""

    status: str
    headers: dict[str, str]
    body: bytes | None


def reply(answer: Answer, fresh: int, accepted: str | None, known: str | None) -> Reply:
    """Return what is sent to who accepts some codings and knows some entity tags.

    `fresh` is for how many seconds it may be used without asking again; 0 is not at all.
    """
    coding = coding_of(accepted, answer)
    etag = f"{answer.etag}-{coding}" if coding else answer.etag
    varies = ", Accept-Language" if answer.negotiated else ""
    headers = {
        "etag": f'"{etag}"',
        "cache-control": f"public, max-age={fresh}" if fresh else "no-cache",
        "vary": f"Accept-Encoding{varies}",
    }
    if answer.language:
        headers["content-language"] = answer.language
    if answer.links:
        headers["link"] = ", ".join(answer.links)
    if answer.tags:
        headers["cache-tag"] = ",".join(answer.tags)
    if has(known, etag):
        return Reply(falcon.HTTP_304, headers, None)
    headers["content-type"] = answer.media_type
    if coding:
        headers["content-encoding"] = coding
    return Reply(falcon.HTTP_200, headers, answer.coded(coding) if coding else answer.body)


def send(
    request: falcon.Request, response: falcon.Response, answer: Answer, fresh: int = 0
) -> None:
    """Write an answer into a response, or that the client has it already; `fresh` as in `reply`."""
    sent = reply(
        answer, fresh, request.get_header("Accept-Encoding"), request.get_header("If-None-Match")
    )
    response.status = sent.status
    response.set_headers(sent.headers)
    response.data = sent.body


def has(header: str | None, etag: str) -> bool:
    """Tell whether If-None-Match names an entity tag, or all of them (RFC 9110 13.1.2)."""
    if not header:
        return False
    given = header[:LONGEST]
    return given.strip() == "*" or etag in TAG.findall(given)[:MOST_TAGS]


def coding_of(header: str | None, answer: Answer) -> str | None:
    """Return the content-coding of an answer, None where it stays as it is (RFC 9110 12.5.3).

    Among those the client likes alike, the one that packs better.
    """
    if not header or len(answer.body) < WORTH_PACKING:
        return None
    weights = _weights(header)
    liked = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in CODINGS}
    best = max(liked, key=lambda coding: liked[coding])
    return best if liked[best] > 0 else None


def _weights(header: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in header[:LONGEST].split(","):
        coding, _, weight = part.replace(" ", "").lower().partition(";q=")
        weights[coding] = _weight(weight)
    return weights


def _weight(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0
