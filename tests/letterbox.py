"""A mail server that keeps what it is sent, for tests to read."""

from aiosmtpd.controller import Controller
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email import policy
from email.message import EmailMessage
from kultura.instance.testing import free_port
from queue import Empty
from queue import Queue


PATIENCE = 300.0  # seconds; the worker that sends comes up after the cms


class Letterbox:
    """Mails that arrived, in their order; ``port`` is where the server listens."""

    def __init__(self, port: int) -> None:
        self.arrived: Queue[EmailMessage] = Queue()
        self.port = port

    async def handle_DATA(self, server, session, envelope) -> str:  # the name is aiosmtpd's
        """Take one mail in."""
        self.arrived.put(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def next(self, within: float = PATIENCE) -> EmailMessage:
        """Give the next mail; raises Empty where none comes."""
        return self.arrived.get(timeout=within)

    def empty(self) -> None:
        """Take the mails that are still on their way."""
        try:
            while True:
                self.next(within=2)
        except Empty:
            return


@contextmanager
def open_letterbox() -> Iterator[Letterbox]:
    """Run a server on a free port for as long as the block."""
    box = Letterbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
