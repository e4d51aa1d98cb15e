"""Addresses to listen on: whether they can be had, and how this machine calls them."""

from kultura.instance.errors import InstanceError

import errno
import socket


EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def check(address: tuple[str, int], variable: str) -> None:
    """Raise InstanceError where another program has the port, or the address is not ours."""
    host, port = address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise InstanceError(sentence(host, port, variable, error)) from error


def sentence(host: str, port: int, variable: str, error: OSError) -> str:
    """Say why an address cannot be listened on, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program, or by another instance of Kultura: "
            f"stop it, or set another port with {variable}."
        )
    if isinstance(error, PermissionError):
        return f"Port {port} is for root only: set another with {variable}."
    return f"{host}:{port} cannot be listened on: {error.strerror}"


def answers(address: tuple[str, int]) -> bool:
    """Tell whether somebody listens there."""
    host, port = address
    try:
        with socket.create_connection((EVERY_ADDRESS.get(host, host), port), timeout=1):
            return True
    except OSError:
        return False
