"""What Zope reads is what instance.yaml says."""

from collections.abc import Iterator
from kultura.instance import rendering
from kultura.settings import Settings
from typing import Any


TITLE = "configuration current"
ORDER = 20


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Compare the rendered files with what would be rendered now."""
    for name, text in rendering.texts(settings).items():
        path = settings.etc / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield f"{path} is not what instance.yaml says: kultura init."
