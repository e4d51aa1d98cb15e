"""What it costs to come, and how to get in."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Price:
    """One price; ``category`` is a value of ``kultura.price_categories``, ``currency`` ISO 4217."""

    category: str
    amount: Decimal
    currency: str = "PLN"


@dataclass(frozen=True, kw_only=True)
class Admission:
    """How one gets in; ``free_days`` are values of ``kultura.weekdays``, ``booking`` is words."""

    free: bool | None = None
    prices: tuple[Price, ...] = ()
    free_days: tuple[str, ...] = ()
    tickets_url: str | None = None
    booking: str | None = None
