"""Real packages in the demo: brought by an editor, what is missing waived by the region, published.

Each step as the person who would take it, so that batch, masters and history say who did what.
"""

from collections.abc import Sequence
from kultura.batches.bringing import bring
from kultura.batches.deciding import decide
from kultura.batches.going_on import go_on
from kultura.batches.order import delivery_of
from kultura.batches.order import Order
from kultura.batches.proceeding import proceeding_for
from kultura.batches.submitting import submit
from kultura.behaviors.lookup import find
from kultura.demo.build import ADMINISTRATOR
from kultura.digitisation.schemas import Schemas
from kultura.settings import Settings
from kultura.store.batch import Batch
from kultura.store.batches import DESCRIBED
from kultura.store.batches import NEEDS_DECISION
from pathlib import Path
from plone import api
from typing import Any
from typing import Final

import os
import transaction


LIBRARY: Final = "biblioteka"
WAIVED: Final = "Demo: skanów mistrzowskich nie ma w próbce, kopie użytkowe wystarczą."
APPROVED: Final = "Demo"


def bring_packages(site: Any, settings: Settings, folders: Sequence[Path]) -> list[Batch]:
    """Bring packages into the library and publish what can be; return the batches.

    What was brought before is not brought twice.
    """
    order = Order(LIBRARY, overwrite="keep", jobs=os.cpu_count() or 1)
    schemas = Schemas(settings.directory("schemas"))
    with api.env.adopt_user(username=LIBRARY):
        delivery = delivery_of(site, order, list(folders))
        proceeding = proceeding_for(site, settings, order, schemas)
        brought = [one.batch for one in bring(delivery, proceeding)]
    return [published(site, waived(site, settings, batch)) for batch in brought]


def waived(site: Any, settings: Settings, batch: Batch) -> Batch:
    """Take a batch that waits for a decision as the region's administrator, and go on with it."""
    if batch.state != NEEDS_DECISION:
        return batch
    with api.env.adopt_user(username=ADMINISTRATOR):
        decide(site, batch.id, "waive", WAIVED)
    return go_on(site, settings, batch).batch


def published(site: Any, batch: Batch) -> Batch:
    """Have the record of a batch submitted by the library and published by the region."""
    if batch.state != DESCRIBED:
        return batch
    with api.env.adopt_user(username=LIBRARY):
        submit(site, batch)
    record = find(site, batch.uid)
    if api.content.get_state(record) == "pending":
        with api.env.adopt_user(username=ADMINISTRATOR):
            api.content.transition(record, "publish", comment=APPROVED)
        transaction.commit()
    return batch
