"""A delivery from its first package to its last, as `kultura ingest` does it in an open site."""

from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from kultura.batches.proceeding import Brought
from kultura.batches.proceeding import Proceeding
from kultura.review.bookkeeping import bookkeeping
from kultura.store import batches
from kultura.store import deliveries
from kultura.store.batch import batches_of
from kultura.store.deliveries import Delivery
from secrets import token_hex


def bring(delivery: Delivery, proceeding: Proceeding) -> Iterator[Brought]:
    """Yield each package of a delivery as far as it went, those a killed command left included."""
    run = begun(delivery)
    with bookkeeping() as cursor:
        brought = batches_of(cursor, run)
    for batch in brought:
        yield proceeding.go_on(batch.id)
    with bookkeeping() as cursor:
        deliveries.end(cursor, run)


def begun(delivery: Delivery) -> str:
    """Return the run of a delivery: of the one that was killed, or a new one, all of it noted."""
    with bookkeeping() as cursor:
        left = deliveries.unended(cursor, delivery)
        if left:
            return left
        run = new_run()
        deliveries.begin(cursor, run, delivery)
        for source in delivery.sources:
            batches.receive(cursor, run, source)
        return run


def new_run() -> str:
    """Return the name of a new run, by its time; of those of one second each has its own."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{token_hex(3)}"
