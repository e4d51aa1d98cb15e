"""Measuring: how many requests of what kind, how long they took, how far the store has come.

The numbers of all workers of a node are added up through files (`PROMETHEUS_MULTIPROC_DIR`), so
whichever of them is asked answers for all.
"""

from collections.abc import Iterator
from kultura.reader.database import UnavailableError
from kultura.reader.measures import of_kind
from kultura.reader.measures import tell_all
from kultura.reader.search.snapshot import NoIndexError
from kultura.reader.service import Service
from kultura.store import backlog
from kultura.store import read
from prometheus_client import CollectorRegistry
from prometheus_client import REGISTRY
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from time import perf_counter
from typing import Any

import falcon
import os


SHARED = "PROMETHEUS_MULTIPROC_DIR"


class Measured:
    """Measures every request."""

    def process_request(self, request: falcon.Request, response: falcon.Response) -> None:
        """Note when it came."""
        request.context.begun = perf_counter()

    def process_response(
        self, request: falcon.Request, response: falcon.Response, resource: Any, succeeded: bool
    ) -> None:
        """Note how long it took."""
        name = type(resource).__name__ if resource else "none"
        of_kind(name, response.status_code).observe(perf_counter() - request.context.begun)


class OfTheStore(Collector):
    """What the database says of itself at this moment."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def collect(self) -> Iterator[Metric]:
        """Yield the store's version, and what waits to be published."""
        try:
            moment = self.service.database.run(read.moment)
            waiting = self.service.database.run(backlog.backlog)
        except UnavailableError:
            yield GaugeMetricFamily("kultura_store_up", "Whether the store can be read", 0)
            return
        yield GaugeMetricFamily("kultura_store_up", "Whether the store can be read", 1)
        yield GaugeMetricFamily("kultura_store_version", "The store's version", moment.version)
        yield GaugeMetricFamily("kultura_store_change", "The feed's last number", moment.change)
        yield GaugeMetricFamily("kultura_pending", "Objects that wait", waiting.pending)
        yield GaugeMetricFamily("kultura_failing", "Of these, failed before", waiting.failing)
        yield GaugeMetricFamily("kultura_parked", "Objects that cannot be shown", waiting.parked)
        yield GaugeMetricFamily("kultura_lag_seconds", "Age of the oldest wait", waiting.seconds)
        yield from self._index(moment.change)

    def _index(self, change: int) -> Iterator[Metric]:
        """Yield whether there is a search index, and how many changes it has yet to follow."""
        try:
            followed = self.service.snapshots.get(0, within=0).number
        except NoIndexError:
            yield GaugeMetricFamily("kultura_index_up", "Whether the index can be asked", 0)
            return
        yield GaugeMetricFamily("kultura_index_up", "Whether the index can be asked", 1)
        behind = max(0, change - followed)
        yield GaugeMetricFamily("kultura_index_behind", "Changes it has not followed yet", behind)


def registry(service: Service) -> CollectorRegistry:
    """Return what is measured: this node's requests and the store."""
    tell_all()
    found = CollectorRegistry()
    if SHARED in os.environ:
        MultiProcessCollector(found)
    else:
        found.register(OfThisProcess())
    found.register(OfTheStore(service))
    return found


class OfThisProcess(Collector):
    """What was measured here, where only one process serves."""

    def collect(self) -> Iterator[Metric]:
        """Yield all there is."""
        yield from REGISTRY.collect()
