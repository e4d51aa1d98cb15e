"""The part of the OpenAPI document that says how files are taken home."""

from kultura.reader.description.answers import problem
from kultura.reader.description.operation import OF_ALL
from kultura.reader.schemas.forming import TEXT
from typing import Any


PATH = "/files/{id}"
HEADERS = ("ETag", "Cache-Control", "Cache-Tag")
RANGED = ("Accept-Ranges", "Content-Range")
ABOUT = (
    "For as long as a public record offers the file; its address stands in `attachments`. One "
    "range of bytes may be asked for."
)


def operation() -> dict[str, Any]:
    """Return the description of asking for a file."""
    return {
        "operationId": "file",
        "summary": "The bytes of an attachment",
        "description": ABOUT,
        "tags": [OF_ALL],
        "parameters": [_identifier(), _header("Range", "bytes=0-1023"), _header("If-Range", None)],
        "responses": {
            "200": _bytes("The file", "Accept-Ranges"),
            "206": _bytes("A part of the file", *RANGED),
            "304": {"description": "The client has it already", "headers": _headers()},
            "404": problem("No public record offers such a file"),
            "416": problem("The file has no such bytes", "Content-Range"),
            "503": problem("The file cannot be read just now", "Retry-After"),
        },
    }


def _identifier() -> dict[str, Any]:
    schema = TEXT | {"minLength": 1, "examples": ["c4de60a09770489cbc7949396a801bb5"]}
    said = "The id of a file; it never changes."
    return {"name": "id", "in": "path", "required": True, "description": said, "schema": schema}


def _header(name: str, example: str | None) -> dict[str, Any]:
    schema = TEXT | ({"examples": [example]} if example else {})
    return {"name": name, "in": "header", "description": "RFC 9110 14", "schema": schema}


def _bytes(description: str, *headers: str) -> dict[str, Any]:
    content = {"*/*": {"schema": {"contentEncoding": "binary"}}}
    return {"description": description, "headers": _headers(*headers), "content": content}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*HEADERS, *names)}
