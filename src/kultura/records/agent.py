"""People and bodies behind a work: creators of an object, credits of a production."""

from dataclasses import dataclass
from kultura.records.fields import term


@dataclass(frozen=True, kw_only=True)
class Agent:
    """Somebody with a role (a value of ``kultura.agent_roles``).

    ``character`` is the part played; ``qualifier`` a value of ``kultura.attribution_qualifiers``;
    ``authority`` a URI; ``born`` and ``died`` are years or dates in EDTF (``1966``, ``1450~``).
    """

    name: str
    role: str | None = term("agent_roles")
    character: str | None = None
    qualifier: str | None = term("attribution_qualifiers")
    authority: str | None = None
    born: str | None = None
    died: str | None = None
