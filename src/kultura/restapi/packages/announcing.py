"""What a request says in headers of tus.io 1.0.0: length, offset, checksum, metadata."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from kultura.i18n import _
from kultura.repository.hashing import Checksum
from kultura.restapi.gate.body import check_text
from kultura.restapi.refusals import BadInput
from typing import Final
from ZPublisher.HTTPRequest import HTTPRequest


CHECKSUMS: Final = ("sha1", "sha256", "sha512")
LONGEST: Final = 500  # characters of a value


def whole_number(request: HTTPRequest, name: str) -> int:
    """Return the number a header says; raises BadInput."""
    value = request.getHeader(name, "")
    if not (value.isascii() and value.isdecimal() and len(value) < 16):
        raise BadInput(
            _(
                "refused_upload_header",
                default="Send '${name}', in bytes.",
                mapping={"name": name},
            )
        )
    return int(value)


def metadata(request: HTTPRequest) -> Mapping[str, str]:
    """Return what 'Upload-Metadata' says; raises BadInput."""
    pairs = [pair.split() for pair in request.getHeader("Upload-Metadata", "").split(",")]
    return {pair[0]: _text(pair[1]) for pair in pairs if len(pair) == 2}


def checksum(request: HTTPRequest) -> Checksum | None:
    """Return the checksum of a piece, None where none is said; raises BadInput."""
    said = request.getHeader("Upload-Checksum", "").split()
    if not said:
        return None
    if len(said) != 2 or said[0] not in CHECKSUMS:
        raise BadInput(
            _(
                "refused_upload_checksum_kind",
                default="'Upload-Checksum' is one of ${known}, and the checksum in Base64.",
                mapping={"known": ", ".join(CHECKSUMS)},
            )
        )
    return Checksum(said[0], _bytes(said[1]).hex())


def _text(value: str) -> str:
    try:
        text = _bytes(value).decode()
    except UnicodeDecodeError:
        raise not_base64() from None
    check_text(text)
    return text[:LONGEST]


def _bytes(value: str) -> bytes:
    try:
        return b64decode(value, validate=True)
    except NotBase64:
        raise not_base64() from None


def not_base64() -> BadInput:
    """What was sent is no UTF-8 in Base64."""
    return BadInput(
        _(
            "refused_upload_metadata",
            default="Values of 'Upload-Metadata' are UTF-8 in Base64.",
        )
    )
