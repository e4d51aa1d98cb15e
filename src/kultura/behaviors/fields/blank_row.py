"""The empty block below the rows of a form: the template's own text under the next number.

The browser makes further blocks of the template in the same way; making this one of widgets of its
own takes as long as all of the template does.
"""

from typing import Any
from z3c.form.interfaces import INPUT_MODE


class BlankRow:
    """Stands among the widgets of the rows, and has no cells of its own."""

    mode = INPUT_MODE

    def __init__(self, template: Any, index: int) -> None:
        self.template = template
        self.name = numbered(template.name, index)
        self.id = numbered(template.id, index)
        self.klass = f"datagridwidget-row{' required' if template.required else ''}"
        self.widgets: dict[str, Any] = {}

    def render(self) -> str:
        """Return the template's text with this block's names, and its scripts switched on."""
        text = self.template.render().replace(self.template.name, self.name)
        return text.replace(self.template.id, self.id).replace(" dgw-disabled-pat-", " pat-")


def numbered(name: str, index: int) -> str:
    """Return the name of a block: the template's, which ends in ``TT``, with a number instead."""
    return f"{name.removesuffix('TT')}{index}"
