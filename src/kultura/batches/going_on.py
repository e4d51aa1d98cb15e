"""What goes on after a decision does so in the name of who brought it.

Whoever decides only decides: the record has its author, and is not submitted by who may approve it.
"""

from kultura.batches.faults import BatchFault
from kultura.batches.order import Order
from kultura.batches.proceeding import Brought
from kultura.batches.proceeding import proceeding_for
from kultura.digitisation.inspection import nobody
from kultura.digitisation.inspection import Told
from kultura.digitisation.schemas import Schemas
from kultura.i18n import _
from kultura.review.people import account_of
from kultura.settings import Settings
from kultura.store.batch import Batch
from plone import api
from typing import Any

import os


def go_on(site: Any, settings: Settings, batch: Batch, told: Told = nobody) -> Brought:
    """Take a batch as far as it goes; raises BatchFault, PackageRefused, RepositoryError."""
    account = account_of(batch.person)
    if account is None:
        raise BatchFault(
            _(
                "note_no_account",
                default="${person} has no account any more: bring batch ${number} again.",
                mapping={"person": batch.person, "number": str(batch.id)},
            )
        )
    order = Order(batch.place, overwrite="keep", jobs=os.cpu_count() or 1)
    schemas = Schemas(settings.directory("schemas"))
    with api.env.adopt_user(user=account):
        return proceeding_for(site, settings, order, schemas, told).go_on(batch.id)
