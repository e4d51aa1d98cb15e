"""How many names an address may have after a service's; stock services fail where it is another."""

from types import MappingProxyType
from typing import Any
from zExceptions import NotFound


#: Where a service is not named here, it counts itself.
SEGMENTS = MappingProxyType(
    {
        ("GET", "@portrait"): (0, 1),
        ("GET", "@users"): (0, 1),
        ("PATCH", "@users"): (1,),
        ("POST", "@users"): (0, 2),
        ("DELETE", "@users"): (1,),
    }
)


def check(method: str, name: str, service: Any) -> None:
    """Raise ``NotFound`` for an address with too many names after a service, or too few."""
    allowed = SEGMENTS.get((method, name))
    if allowed is not None and len(getattr(service, "params", ())) not in allowed:
        raise NotFound(name)
