"""The message factory; apart from ``__init__`` so that Zope-free parts import no Zope."""

from string import Template
from zope.i18nmessageid import Message
from zope.i18nmessageid import MessageFactory


_ = MessageFactory("kultura")


def in_english(text: object) -> str:
    """Return what a message says where there is no catalog: on the terminal, in a report."""
    if not isinstance(text, Message):
        return str(text)
    values = {name: in_english(value) for name, value in (text.mapping or {}).items()}
    return Template(text.default or text).safe_substitute(values)
