"""How one gets in, for the public."""

from .words import Words
from decimal import Decimal
from kultura.records.admission import Admission
from kultura.records.admission import Price
from typing import Any


CENT = Decimal("0.01")


def admission(words: Words) -> Admission | None:
    """Return prices and how to book, None where nothing is known."""
    obj = words.obj
    priced = prices(getattr(obj, "admission_prices", None))
    found = Admission(
        free=is_free(getattr(obj, "admission_free", False), priced),
        prices=priced,
        free_days=tuple(getattr(obj, "admission_free_days", None) or ()),
        tickets_url=getattr(obj, "admission_tickets_url", None) or None,
        booking=words.of("admission_booking"),
    )
    return None if found == Admission() else found


def admission_of_row(row: dict[str, Any]) -> Admission | None:
    """Return the admission of one date, where it differs from the usual."""
    own = row.get("admission") or {}
    priced = prices(own.get("prices"))
    found = Admission(free=is_free(own.get("free"), priced), prices=priced)
    return None if found == Admission() else found


def is_free(free: bool | None, priced: tuple[Price, ...]) -> bool | None:
    """Say whether it is free; None where neither that nor a price is known."""
    if free:
        return True
    return not any(price.amount for price in priced) if priced else None


def prices(rows: list[dict[str, Any]] | None) -> tuple[Price, ...]:
    """Return the prices to the hundredth."""
    return tuple(
        Price(
            category=row["category"],
            amount=Decimal(str(row["amount"])).quantize(CENT),
            currency=row.get("currency") or "PLN",
        )
        for row in rows or ()
        if row.get("category") and row.get("amount") is not None
    )
