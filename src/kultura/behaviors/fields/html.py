"""Rich text kept as a plain string of HTML."""

from zope import schema
from zope.interface import implementer
from zope.schema.interfaces import IText


class IHtml(IText):
    """A field whose value is a string of HTML."""


@implementer(IHtml)
class Html(schema.Text):
    """HTML as the editor wrote it; what is published of it, the public record decides."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)
