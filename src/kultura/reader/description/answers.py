"""The answers of an operation, with their headers, for the OpenAPI document."""

from kultura.reader.api.resource import Resource
from kultura.reader.problems import MEDIA_TYPE
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from typing import Any


REASONS = {
    400: "A parameter is unknown or has a value it cannot have",
    404: "There is no such thing",
    410: "It was public once, and withdrawnAt says until when; or a cursor is of the time before a "
    "backup was restored",
}
HEADERS = {
    "ETag": {"description": "Strong; send it back in If-None-Match", "schema": TEXT},
    "Cache-Control": {
        "description": "no-cache: keep it, and ask again with its ETag; or a max-age that ends "
        "before time alone changes the answer",
        "schema": TEXT,
    },
    "Vary": {"description": "The headers the answer depends on", "schema": TEXT},
    "Content-Language": {"description": "The language that was given", "schema": TEXT},
    "Cache-Tag": {"description": "The ids of the records in the answer", "schema": TEXT},
    "Link": {"description": "The record in its other languages (RFC 8288)", "schema": TEXT},
    "Location": {"description": "Where it is now", "schema": TEXT},
    "Accept-Ranges": {"description": "bytes: parts may be asked for", "schema": TEXT},
    "Content-Range": {"description": "Which bytes these are, of how many", "schema": TEXT},
    "Retry-After": {"description": "Seconds", "schema": TEXT},
}
VALIDATORS = ("ETag", "Cache-Control", "Vary")


def answers(resource: type[Resource], schema: str) -> dict[str, Any]:
    """Return the answers of a resource by their status."""
    moved = {"301": moved_answer()} if "path" in resource.parameters else {}
    return {
        "200": good(resource, schema),
        **moved,
        "304": {"description": "The client has it already", "headers": _headers(*VALIDATORS)},
        **{str(n): problem(REASONS[n]) for n in resource.errors},
        "503": problem("It cannot be answered just now", "Retry-After"),
    }


def good(resource: type[Resource], schema: str) -> dict[str, Any]:
    """Return the answer that was asked for."""
    found = [ref(schema), *_others(resource, schema)]
    shown = found[0] if len(found) == 1 else {"anyOf": found}
    others = {media: {"schema": ref(name)} for media, name in resource.also_as.items()}
    spoken = ("Content-Language", "Link") if "lang" in resource.parameters else ()
    return {
        "description": "As asked",
        "headers": _headers(*VALIDATORS, *spoken, "Cache-Tag"),
        "content": {resource.media_type: {"schema": shown}} | others,
    }


def moved_answer() -> dict[str, Any]:
    """Return the answer that leads from an old path to the new one."""
    return {"description": "The record has another path now", "headers": _headers("Location")}


def problem(description: str, *headers: str) -> dict[str, Any]:
    """Return an answer that says what went wrong."""
    content = {MEDIA_TYPE: {"schema": ref("Problem")}}
    return {"description": description, "headers": _headers(*headers), "content": content}


def _others(resource: type[Resource], schema: str) -> list[dict[str, str]]:
    """Return what an answer may be instead: some fields only, or the one record at a path."""
    if "fields" not in resource.parameters:
        return []
    kind = schema.removesuffix("Results") or "Record"
    one = [ref(kind)] if "path" in resource.parameters else []
    partial = [ref("SomeFields")] if "path" in resource.parameters or kind == schema else []
    return [*one, *partial]


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
