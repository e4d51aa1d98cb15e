"""The messages of this package."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("kultura_gallery")
