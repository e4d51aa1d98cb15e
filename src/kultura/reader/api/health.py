"""For those who watch the process: is it alive, can it answer."""

from kultura.reader.measuring import registry
from kultura.reader.readiness import check_ready
from kultura.reader.service import Service
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client import generate_latest

import falcon


class Alive:
    """That the process answers; no database is asked."""

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Say so."""
        say(response, "alive")


class Ready:
    """That the store can be read, and searched as it is now."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Say so, or answer 503."""
        check_ready(self.service)
        say(response, "ready")


class Metrics:
    """What is measured, in Prometheus' format."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Tell it."""
        response.content_type = CONTENT_TYPE_LATEST
        response.set_header("Cache-Control", "no-store")
        response.data = generate_latest(registry(self.service))


def say(response: falcon.Response, word: str) -> None:
    """Answer with one word that nobody keeps."""
    response.content_type = "text/plain; charset=utf-8"
    response.set_header("Cache-Control", "no-store")
    response.text = f"{word}\n"
