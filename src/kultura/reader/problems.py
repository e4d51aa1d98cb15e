"""Problems: every answer that is an error, as `application/problem+json` (RFC 9457)."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from typing import Any

import falcon
import logging
import orjson


MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "5"  # seconds
log = logging.getLogger("kultura.reader")


@dataclass
class ProblemError(Exception):
    """What is wrong with a request, or why it cannot be answered; `facts` are extra members."""

    status: int
    detail: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def wrong_parameter(name: str, detail: str, **facts: Any) -> ProblemError:
    """Return the problem of a parameter that is unknown or has a value it cannot have."""
    return ProblemError(400, detail, {"parameter": name} | facts)


def nearest(word: str, known: Iterable[str]) -> dict[str, str]:
    """Return the known word that was perhaps meant, as a member of a problem."""
    found = get_close_matches(word[:100], list(known), n=1, cutoff=0.5)
    return {"didYouMean": found[0]} if found else {}


def meant(near: Mapping[str, str]) -> str:
    """Return the question that ends a sentence."""
    return f" Did you mean {near['didYouMean']}?" if near else ""


def answer_problem(
    request: falcon.Request, response: falcon.Response, problem: ProblemError, params: Any
) -> None:
    """Write a problem into a response."""
    title = falcon.code_to_http_status(problem.status).partition(" ")[2]
    content = {"title": title, "status": problem.status, "detail": problem.detail}
    response.status = problem.status
    response.content_type = MEDIA_TYPE
    response.data = orjson.dumps(content | dict(problem.facts))
    response.set_header("Cache-Control", "no-store" if problem.status >= 500 else "no-cache")
    response.set_headers(dict(problem.headers))


def answer_http_error(
    request: falcon.Request, response: falcon.Response, error: falcon.HTTPError, params: Any
) -> None:
    """Write what Falcon itself raises."""
    headers = dict(error.headers or {})
    detail = error.description or error.title or "This cannot be answered."
    if error.status_code == 404:
        detail = "There is nothing here; /api/v1/ lists what there is."
    if error.status_code == 405:
        headers = {"Allow": "GET, HEAD, OPTIONS"}
        detail = "This API is read only: use GET, HEAD or OPTIONS."
    answer_problem(request, response, ProblemError(error.status_code, detail, {}, headers), params)


def answer_unavailable(
    request: falcon.Request, response: falcon.Response, error: Exception, params: Any
) -> None:
    """Write that the store cannot be read."""
    detail = "The database cannot be reached just now: try again in a few seconds."
    problem = ProblemError(503, detail, {}, {"Retry-After": RETRY_AFTER})
    answer_problem(request, response, problem, params)


def answer_failure(
    request: falcon.Request, response: falcon.Response, error: Exception, params: Any
) -> None:
    """Write that something of ours is wrong, and log what."""
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    answer_problem(
        request, response, ProblemError(500, "This is our fault; it was logged."), params
    )
