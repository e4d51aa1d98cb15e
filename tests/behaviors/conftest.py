"""Reading a refusal where no site is set up."""

from collections.abc import Callable
from zope.i18n import translate
from zope.i18nmessageid import Message

import pytest


def english(message: str) -> str:
    """Return a message's English, the messages in it too, as a translation domain would."""
    if not isinstance(message, Message):
        return message
    mapping = {name: english(value) for name, value in (message.mapping or {}).items()}
    return translate(Message(message, message.domain, message.default, mapping))


@pytest.fixture(scope="session")
def sentence() -> Callable[[Exception], str]:
    """Return the English sentence of a refusal."""
    return lambda error: english(error.args[0])
