"""The logo in the profile is the logo in the package."""

from pathlib import Path

import base64
import kultura
import re


def test_the_profile_carries_the_logo_as_it_is() -> None:
    package = Path(kultura.__path__[0])
    record = (package / "profiles/default/registry/logo.xml").read_text()
    data = re.search("datab64:([^<]+)<", record).group(1)
    assert base64.b64decode(data) == (package / "presentation/static/logo.svg").read_bytes()
