"""instance.yaml reaches Zope: what is rendered is read back by the readers Zope uses."""

from configparser import ConfigParser
from kultura.instance import rendering
from kultura.instance.postgresql import place as places
from kultura.settings import load
from lxml import etree

import pytest
import stat


@pytest.fixture
def rendered(home):
    """Renders an instance.yaml in a directory with a space and a `ż`; gives its settings."""

    def render(text: str = "", **environ: str):
        (home / "add-on").mkdir(parents=True, exist_ok=True)
        (home / "instance.yaml").write_text(text, encoding="utf-8")
        settings = load(home, environ=environ)
        places.prepare(settings)
        rendering.render(settings)
        return settings

    return render


def zope(settings):
    """Read zope.conf as Zope does."""
    from Zope2.Startup.options import ZopeWSGIOptions

    return ZopeWSGIOptions(configfile=str(settings.etc / "zope.conf"))().configroot


def ini(settings) -> ConfigParser:
    parser = ConfigParser(defaults={"here": "x"})
    parser.read(settings.etc / "zope.ini", encoding="utf-8")
    return parser


def test_zope_conf_is_read_by_zope(rendered) -> None:
    settings = rendered("default_context: {environment: {PRICE: '5$'}, db_cache_size: 123}")
    configuration = zope(settings)
    assert configuration.instancehome == str(settings.home)
    assert configuration.environment["PRICE"] == "5$"
    assert configuration.environment["KULTURA_HOME"] == str(settings.home)
    assert configuration.databases[0].config.cache_size == 123
    assert configuration.enable_xmlrpc is False


def test_storage_is_relstorage_with_blobs_in_the_database(rendered) -> None:
    settings = rendered()
    storage = zope(settings).databases[0].config.storage.config
    assert storage.keep_history is False
    assert storage.shared_blob_dir is False
    assert storage.blob_dir == str(settings.blobs)
    assert storage.cache_local_mb == 200
    assert storage.adapter.config.driver == "psycopg2"
    assert "password=" not in storage.adapter.config.dsn


def test_every_limit_reaches_zope(rendered) -> None:
    settings = rendered(
        "default_context: {dos_protection_form_memory_limit: 2MB, trusted_proxy: [127.0.0.1],"
        " product_config: {shop: {currency: PLN}}, locale: C.UTF-8}"
    )
    configuration = zope(settings)
    assert configuration.dos_protection.form_memory_limit == 2 * 1024**2
    assert configuration.trusted_proxies == ["127.0.0.1"]
    assert configuration.product_config["shop"] == {"currency": "PLN"}


def test_server_of_zope_ini(rendered) -> None:
    settings = rendered("default_context: {wsgi_threads: 7}", KULTURA_CMS_PORT="9123")
    server = ini(settings)["server:main"]
    assert server["listen"] == "127.0.0.1:9123"
    assert server["threads"] == "7"
    assert server["clear_untrusted_proxy_headers"] == "true"
    assert ini(settings)["app:zope"]["zope_conf"] == str(settings.etc / "zope.conf")


@pytest.mark.parametrize(("enabled", "stages"), [("true", 4), ("false", 3)])
def test_access_log_is_switchable(rendered, enabled, stages) -> None:
    settings = rendered(INSTANCE_access_log_enabled=enabled)
    assert len(ini(settings)["pipeline:main"]["pipeline"].split()) == stages


def test_packages_reach_site_zcml(rendered) -> None:
    settings = rendered(
        "default_context: {zcml_package_includes: 'a.b, c.d', zcml_package_overrides: [e],"
        " zcml_include_file_location: add-on/own.zcml, cors_enabled: true}"
    )
    root = etree.parse(settings.etc / "site.zcml").getroot()
    included = [element.get("package") or element.get("file") for element in root]
    assert "a.b" in included
    assert "c.d" in included
    assert str(settings.home / "add-on/own.zcml") in included
    assert root.find("{*}includeOverrides").get("package") == "e"
    assert root.find("{*}CORSPolicy").get("allow_credentials") == "true"


def test_the_files_are_for_their_owner(rendered) -> None:
    settings = rendered()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in settings.etc.iterdir()}
    assert set(modes.values()) == {0o600}
