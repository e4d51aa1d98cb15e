"""A region's site takes over what instance.yaml says."""

from kultura.distributions import region
from kultura.settings import load
from plone import api
from plone.distribution.api import distribution

import pytest


@pytest.fixture
def settings(tmp_path):
    """Settings of a region with a mail server."""
    (tmp_path / "instance.yaml").write_text(
        "kultura:\n"
        "  region_title: Podlasie\n"
        "  languages: [pl, cs]\n"
        "  smtp: {host: mail.example.org, port: 587, tls: true, from_address: a@example.org}\n"
    )
    return load(tmp_path, environ={})


def test_the_registry_takes_over(portal, settings) -> None:
    changed = region.configure(portal, settings)
    record = api.portal.get_registry_record
    assert {"site_title", "available_languages", "smtp_host", "smtp_tls"} <= set(changed)
    assert record("plone.site_title") == "Podlasie"
    assert record("plone.available_languages") == ["pl", "cs"]
    assert record("plone.smtp_port") == 587
    assert portal.MailHost.force_tls is True


def test_the_second_time_nothing_changes(portal, settings) -> None:
    region.configure(portal, settings)
    assert region.configure(portal, settings) == []


def test_the_distribution_installs_kultura(portal) -> None:
    assert "kultura:default" in distribution.get("kultura").profiles
