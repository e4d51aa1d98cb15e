"""`kultura version`: what is installed."""

from importlib.metadata import version
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import tell

import platform


PACKAGES = ("kultura", "Plone", "Zope", "RelStorage", "plone.restapi")


def command(as_json: AsJson = False) -> None:
    """Print the versions of Kultura and of what it stands on."""
    versions = {name: version(name) for name in PACKAGES}
    versions["Python"] = platform.python_version()
    if as_json:
        return answer(versions)
    for name, number in versions.items():
        tell(f"{name} {number}")
