"""The dating of an object as the public record says it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Dating:
    """When an object was made: ``text`` as written, ``edtf`` beside it.

    ``from_`` and ``to`` bound it as ISO 8601 years or dates (``1850``, ``-0043``, ``1908-05-01``);
    ``derived`` says that a rule proposed the EDTF and no editor has confirmed it.
    """

    text: str | None = None
    edtf: str | None = None
    from_: str | None = None
    to: str | None = None
    derived: bool = False
