"""What it costs to come, and how to get in."""

from dataclasses import dataclass
from decimal import Decimal
from kultura.records.fields import term


@dataclass(frozen=True, kw_only=True)
class Price:
    """One price; ``category`` is a value of ``kultura.price_categories``, ``currency`` ISO 4217."""

    category: str = term("price_categories", required=True)
    amount: Decimal
    currency: str = "PLN"


@dataclass(frozen=True, kw_only=True)
class Admission:
    """How one gets in; ``free_days`` are values of ``kultura.weekdays``, ``booking`` is words."""

    free: bool | None = None
    prices: tuple[Price, ...] = ()
    free_days: tuple[str, ...] = term("weekdays", many=True)
    tickets_url: str | None = None
    booking: str | None = None
