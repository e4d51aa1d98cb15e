"""Sending an answer: validators, coding and the headers that say what may be kept (RFC 9110)."""

from kultura.reader.cache import Answer
from kultura.reader.cache import CODINGS
from kultura.reader.cache import WORTH_PACKING

import falcon
import re


TAG = re.compile(r'(?:W/)?"([^"]*)"')
MOST_TAGS = 50
LONGEST = 8_000


def send(
    request: falcon.Request, response: falcon.Response, answer: Answer, fresh: int = 0
) -> None:
    """Write an answer into a response, or that the client has it already.

    `fresh` is for how many seconds it may be used without asking again; 0 is not at all.
    """
    coding = coding_of(request.get_header("Accept-Encoding"), answer)
    etag = f"{answer.etag}-{coding}" if coding else answer.etag
    response.set_header("ETag", f'"{etag}"')
    response.set_header("Cache-Control", f"public, max-age={fresh}" if fresh else "no-cache")
    varies = ", Accept-Language" if answer.negotiated else ""
    response.set_header("Vary", f"Accept-Encoding{varies}")
    if answer.language:
        response.set_header("Content-Language", answer.language)
    if answer.links:
        response.set_header("Link", ", ".join(answer.links))
    if answer.tags:
        response.set_header("Cache-Tag", ",".join(answer.tags))
    if has(request.get_header("If-None-Match"), etag):
        response.status = falcon.HTTP_304
        return
    response.content_type = answer.media_type
    response.data = answer.coded(coding) if coding else answer.body
    if coding:
        response.set_header("Content-Encoding", coding)


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
