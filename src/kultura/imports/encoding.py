"""Which encoding a text file is in, when nobody says.

Polish inventories come as UTF-8, with or without a mark, as Windows-1250 from older spreadsheets
and programs, now and then as ISO 8859-2. A file that decodes as UTF-8 is UTF-8; the two others are
told apart by the bytes of ą, ś and ź.
"""

from codecs import BOM_UTF8
from codecs import BOM_UTF16_BE
from codecs import BOM_UTF16_LE
from codecs import getincrementaldecoder
from collections import Counter
from pathlib import Path


CHUNK = 1 << 20
MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
WINDOWS_LETTERS = frozenset(b"\xa5\xb9\x8c\x9c\x8f\x9f")
ISO_LETTERS = frozenset(b"\xa1\xb1\xa6\xb6\xac\xbc")


def encoding_of(path: Path) -> str:
    """Return the name of the encoding of a text file; the file is read whole, in pieces."""
    with path.open("rb") as stream:
        start = stream.read(4)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), "")
    return marked or ("utf-8" if is_utf8(path) else central_european(path))


def is_utf8(path: Path) -> bool:
    """Tell whether all bytes of the file are UTF-8."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def central_european(path: Path) -> str:
    """Return `cp1250` or `iso8859-2`, whichever letters the file's bytes speak for."""
    seen: Counter[int] = Counter()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            seen.update(chunk)
    windows = sum(seen[byte] for byte in WINDOWS_LETTERS)
    iso = sum(seen[byte] for byte in ISO_LETTERS)
    return "iso8859-2" if iso > windows else "cp1250"
