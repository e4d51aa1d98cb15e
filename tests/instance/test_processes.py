"""Processes are found by their folder, and say in a sentence why they cannot start here."""

from kultura.instance import environment
from kultura.instance import ports
from kultura.instance.errors import InstanceError
from kultura.instance.processes import discovered
from kultura.instance.processes import in_order
from kultura.settings import load

import pytest
import socket


def test_the_cms_starts_after_the_database() -> None:
    names = [process.name for process in in_order(["cms"])]
    assert names == ["postgresql", "cms"]
    assert set(names) <= set(discovered())


def test_an_unknown_process_is_told() -> None:
    with pytest.raises(InstanceError, match="There is no process cmss; there are cms, "):
        in_order(["cmss"])


def test_a_port_in_use_is_told(home) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        settings = load(home, environ={"KULTURA_CMS_PORT": str(port)})
        with pytest.raises(InstanceError, match=f"Port {port} is in use.*KULTURA_CMS_PORT"):
            ports.check(settings.cms_address, "KULTURA_CMS_PORT")


def test_an_address_of_another_machine_is_told(home) -> None:
    settings = load(home, environ={"INSTANCE_wsgi_listen": "192.0.2.1:8080"})
    with pytest.raises(InstanceError, match=r"192\.0\.2\.1:8080 cannot be listened on"):
        ports.check(settings.cms_address, "KULTURA_CMS_PORT")


def test_the_switch_that_bypasses_the_queue_is_refused(home, monkeypatch) -> None:
    monkeypatch.setenv("CATALOG_OPTIMIZATION_DISABLED", "1")
    with pytest.raises(InstanceError, match="CATALOG_OPTIMIZATION_DISABLED is set"):
        environment.check(load(home, environ={}))


def test_the_switch_is_refused_in_the_file_too(home) -> None:
    switch = {"INSTANCE_environment_DICT_CATALOG_OPTIMIZATION_DISABLED": "1"}
    with pytest.raises(InstanceError, match="CATALOG_OPTIMIZATION_DISABLED is set"):
        environment.check(load(home, environ=switch))


def test_only_the_regions_languages_are_loaded(home) -> None:
    settings = load(home, environ={"INSTANCE_KULTURA_LANGUAGES": "pl,cs"})
    assert environment.variables(settings)["zope_i18n_allowed_languages"] == "cs en pl"
