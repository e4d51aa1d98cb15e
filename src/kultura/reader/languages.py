"""Languages: in which order of preference a request wants the region's languages."""

from collections.abc import Sequence


LONGEST = 1_000  # characters of Accept-Language that are looked at


def preferred(wanted: Sequence[str], languages: Sequence[str]) -> tuple[str, ...]:
    """Return the region's languages, those wanted first, the region's own next."""
    known = {language.lower(): language for language in languages}
    tried = [tag for one in wanted for tag in (one.lower(), one.lower().split("-")[0])]
    first = [known[tag] for tag in tried if tag in known]
    return tuple(dict.fromkeys([*first, *languages]))


def accepted(header: str | None) -> list[str]:
    """Return the tags of an Accept-Language header, best first (RFC 9110 12.5.4)."""
    weighed = [_weighed(part) for part in (header or "")[:LONGEST].split(",")]
    ordered = sorted((pair for pair in weighed if pair[1] > 0), key=lambda pair: -pair[1])
    return [tag for tag, _weight in ordered]


def _weighed(part: str) -> tuple[str, float]:
    tag, _, parameter = part.strip().partition(";")
    name, _, weight = parameter.strip().partition("=")
    try:
        return tag.strip(), float(weight) if name == "q" else 1.0
    except ValueError:
        return tag, 0.0
