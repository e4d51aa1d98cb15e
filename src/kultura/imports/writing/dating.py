"""The date for searching, proposed from the date as written where the mapping names none."""

from collections.abc import Collection
from kultura.records.dating.propose import propose_edtf
from typing import Any


def with_dating(values: dict[str, Any], mapped: Collection[str]) -> dict[str, Any]:
    """Return the values with an EDTF date worked out from `dating_text`, marked as derived.

    What no rule reads stays without; what the mapping says itself is not touched.
    """
    if "dating_text" not in mapped or "dating_edtf" in mapped:
        return values
    proposed = propose_edtf(values.get("dating_text") or "")
    return {**values, "dating_edtf": proposed, "dating_derived": proposed is not None}
