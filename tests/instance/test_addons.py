"""An add-on from PyPI: one line to install it, one in instance.yaml, and `kultura upgrade`."""

from kultura.instance import testing
from pathlib import Path

import json
import pytest
import requests
import subprocess
import sys


pytestmark = pytest.mark.long

ADDON = "collective.easyform"
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def installed(tmp_path, monkeypatch) -> None:
    """The add-on beside the packages that are there, for the commands of one test."""
    uv = Path(sys.executable).with_name("uv")
    pins = CHECKOUT / "constraints.txt"
    target = tmp_path / "add-on"
    command = [uv, "pip", "install", "--target", target, "--no-deps", "-c", pins]
    subprocess.run([*command, ADDON, "Products.validation"], check=True, capture_output=True)
    monkeypatch.setenv("PYTHONPATH", str(target))


def test_an_addon_is_installed_and_works(installed, instances) -> None:
    home = testing.copy_region(instances, "add-on")
    file = home / "instance.yaml"
    line = f"default_context:\n  zcml_package_includes: [{ADDON}]\n  wsgi_listen:"
    file.write_text(file.read_text().replace("default_context:\n  wsgi_listen:", line))
    before = json.loads(testing.run_command(home, "check", "--json", check=False).stdout)
    assert any(f"install the profile {ADDON}:default" in str(found) for found in before)
    done = json.loads(testing.run_command(home, "upgrade", "--json").stdout)
    assert f"install the profile {ADDON}:default: done" in done
    with testing.running(home) as cms:
        answer = requests.post(
            f"{cms.url}/++api++/",
            json={"@type": "EasyForm", "title": "Ankieta"},
            headers={"Accept": "application/json"},
            auth=cms.auth,
            timeout=120,
        )
        assert answer.status_code == 201, answer.text
        assert requests.get(answer.json()["@id"].replace("/++api++", ""), auth=cms.auth).ok
