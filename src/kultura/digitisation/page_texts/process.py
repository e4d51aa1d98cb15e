"""The process that reads texts of pages: `python -m kultura.digitisation.page_texts.process`."""

from base64 import b64encode
from kultura.digitisation.kept import KeptTree
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from kultura.digitisation.page_texts.reading import recognised_text
from kultura.media.answering import serve
from pathlib import Path
from typing import Any


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the text of a page whose files and image's size are told; boxes in Base64."""
    files = {Role(role): tuple(paths) for role, paths in asked["files"].items()}
    tree = KeptTree(Path(asked["root"]), asked["sizes"], places=asked["places"])
    found = recognised_text(tree, Page("", 0, files=files), tuple(asked["image"]))
    boxes = b64encode(found.boxes).decode()
    return {"text": found.text, "boxes": boxes, "width": found.width, "height": found.height}


if __name__ == "__main__":
    serve(answer)
