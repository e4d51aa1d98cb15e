"""The message factory; apart from ``__init__`` so that Zope-free parts import no Zope."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("kultura")
