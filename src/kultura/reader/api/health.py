"""For those who watch the process: is it alive, can it answer."""

from kultura.reader.database import UnavailableError
from kultura.reader.service import Service

import falcon


class Alive:
    """That the process answers; no database is asked."""

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Say so."""
        say(response, "alive")


class Ready:
    """That the store can be read."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """Say so, or answer 503."""
        if not self.service.database.look():
            raise UnavailableError
        say(response, "ready")


def say(response: falcon.Response, word: str) -> None:
    """Answer with one word that nobody keeps."""
    response.content_type = "text/plain; charset=utf-8"
    response.set_header("Cache-Control", "no-store")
    response.text = f"{word}\n"
