"""OpenSeadragon comes with the package, as it is pinned; a fresh machine has no npm."""

from importlib.resources import files

import json


def test_library_is_the_release_that_is_pinned() -> None:
    desk = files("kultura.desk")
    lock = json.loads((desk / "viewer" / "package-lock.json").read_text(encoding="utf-8"))
    pinned = lock["packages"]["node_modules/openseadragon"]
    assert pinned["integrity"].startswith("sha512-")
    script = desk / "static" / "openseadragon" / "openseadragon.min.js"
    first = script.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"//! openseadragon {pinned['version']}"
    licence = desk / "static" / "openseadragon" / "LICENSE.txt"
    assert "Redistribution and use" in licence.read_text(encoding="utf-8")
