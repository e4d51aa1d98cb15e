"""Which image of a page is the one that is shown."""

from kultura.digitisation.package import IMAGES
from kultura.digitisation.package import Page
from kultura.digitisation.tree import Tree


def image_of(page: Page, tree: Tree) -> str | None:
    """Return the path of the best image of a page that is there, None without any."""
    paths = (path for role in IMAGES for path in page.files.get(role, ()))
    return next((path for path in paths if path in tree.files), None)
