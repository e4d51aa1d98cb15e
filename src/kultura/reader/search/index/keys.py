"""Sort keys: as texts that no two records share, and as numbers that nearly say the same.

An index sorts numbers many times faster than texts. So of each text the first symbols are written
as numbers, six bits a symbol; records whose numbers are alike are few, and put in order by the text
itself. A number never puts two records the other way round than their texts do.
"""

from kultura.store.collation import FIRST


SEPARATOR = "\x01"  # lower than all that keys are made of
DEPTH = 2  # numbers of a key; one of the id follows
SYMBOLS = 10  # in each
BITS = 6
UNKNOWN = 2**BITS - 1
ID_BYTES = 7
PLACES = 46  # letters of the longest alphabet
KNOWN = (" ", *"0123456789", "~", *(chr(FIRST + place) for place in range(PLACES)))


def _codes() -> dict[str, int]:
    """Number the known symbols; a number is left free for others between them, 0 for the end."""
    found, code, last = {}, 1, ""
    for symbol in KNOWN:
        code += 1 if last and ord(symbol) == ord(last) + 1 else 2
        found[symbol] = code - 1
        last = symbol
    return found


CODES = _codes()


def order_key(key: str, uid: str) -> str:
    """Return the sort key of a record, which no other has."""
    return f"{key}{SEPARATOR}{uid}"


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a sort key, to be compared one after the other."""
    key, _, uid = text.partition(SEPARATOR)
    codes = _padded(key[: DEPTH * SYMBOLS])
    parts = (codes[start : start + SYMBOLS] for start in range(0, len(codes), SYMBOLS))
    return (*map(_joined, parts), int.from_bytes(uid.encode()[:ID_BYTES].ljust(ID_BYTES, b"\0")))


def deciding(text: str) -> tuple[int, ...]:
    """Return the numbers of a sort key as far as they decide, without the id's where others do."""
    found = numbers(text)
    return found if is_whole(found[DEPTH - 1]) else found[:DEPTH]


def is_whole(number: int) -> bool:
    """Tell whether keys with this last number are the same, so that ids decide."""
    return number % 2**BITS == 0


def _padded(key: str) -> list[int]:
    codes: list[int] = []
    for symbol in key:
        if symbol not in CODES:
            return _filled([*codes, _free(symbol)], UNKNOWN)
        codes.append(CODES[symbol])
    return _filled(codes, 0)


def _filled(codes: list[int], code: int) -> list[int]:
    return codes + [code] * (DEPTH * SYMBOLS - len(codes))


def _free(symbol: str) -> int:
    """Return the number between those of the known symbols around another."""
    return max((code for known, code in CODES.items() if known < symbol), default=0) + 1


def _joined(codes: list[int]) -> int:
    found = 0
    for code in codes:
        found = found << BITS | code
    return found
