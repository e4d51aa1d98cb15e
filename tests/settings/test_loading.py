"""instance.yaml becomes typed settings, and what is wrong in it is said in a sentence."""

from kultura.settings import load
from kultura.settings import SettingsError
from pathlib import Path

import pytest


@pytest.fixture
def written(tmp_path: Path):
    """Writes instance.yaml and loads it with an environment."""

    def write(text: str = "", **environ: str):
        file = tmp_path / "instance.yaml"
        file.write_text(text, encoding="utf-8")
        return load(file=file, environ=environ)

    return write


def test_empty_file_gives_defaults(written, tmp_path) -> None:
    settings = written()
    assert settings.home == tmp_path / "instance"
    assert settings.default_context.wsgi_listen == "127.0.0.1:8080"
    assert settings.kultura.languages == ("pl", "en", "uk")
    assert settings.kultura.api_url == "http://127.0.0.1:8000"
    assert settings.kultura.cms_url == "http://127.0.0.1:8080/kultura"
    assert settings.embedded_database is True


def test_file_wins_over_default(written) -> None:
    settings = written("default_context: {wsgi_threads: 8}\nkultura: {smtp: {host: mail}}")
    assert settings.default_context.wsgi_threads == 8
    assert settings.kultura.smtp.host == "mail"
    assert settings.sources["default_context.wsgi_threads"] == "instance.yaml"
    assert settings.sources["kultura.smtp.host"] == "instance.yaml"
    assert settings.sources["kultura.smtp.port"] == "default"


@pytest.mark.parametrize(
    "variable", ["INSTANCE_wsgi_threads", "INSTANCE_WSGI_THREADS"], ids=["lower", "upper"]
)
def test_environment_wins_over_file(written, variable) -> None:
    settings = written("default_context: {wsgi_threads: 8}", **{variable: "2"})
    assert settings.default_context.wsgi_threads == 2
    assert settings.sources["default_context.wsgi_threads"] == variable


@pytest.mark.parametrize(
    ("variable", "value", "read", "expected"),
    [
        ("INSTANCE_debug_mode", "true", lambda s: s.default_context.debug_mode, True),
        (
            "INSTANCE_zcml_package_includes",
            "a.b, c.d",
            lambda s: s.default_context.zcml_package_includes,
            ("a.b", "c.d"),
        ),
        (
            "INSTANCE_environment_DICT_TZ",
            "UTC",
            lambda s: s.default_context.environment["TZ"],
            "UTC",
        ),
        ("INSTANCE_KULTURA_SMTP_PORT", "587", lambda s: s.kultura.smtp.port, 587),
        ("INSTANCE_KULTURA_LANGUAGES", "pl, cs", lambda s: s.kultura.languages, ("pl", "cs")),
        ("INSTANCE_db_relstorage_keep_history", "false", lambda s: s.embedded_database, True),
    ],
)
def test_environment_reaches_every_kind(written, variable, value, read, expected) -> None:
    assert read(written(**{variable: value})) == expected


def test_ports_change_only_the_port(written) -> None:
    settings = written(
        "default_context: {wsgi_listen: '0.0.0.0:9000'}",
        KULTURA_CMS_PORT="9001",
        KULTURA_PUBLIC_PORT="9002",
    )
    assert settings.cms_address == ("0.0.0.0", 9001)
    assert settings.kultura.api_url == "http://127.0.0.1:9002"
    assert settings.sources["default_context.wsgi_listen"] == "KULTURA_CMS_PORT"


def test_home_from_environment(written, tmp_path) -> None:
    assert written(KULTURA_HOME=str(tmp_path / "żółw 1")).home == tmp_path / "żółw 1"


def test_the_variable_zope_sets_is_no_setting(written, tmp_path) -> None:
    assert written(INSTANCE_HOME="/elsewhere").home == tmp_path / "instance"


def test_file_in_the_home_is_found(tmp_path) -> None:
    (tmp_path / "instance.yaml").write_text("kultura: {region_title: Podlasie}")
    assert load(tmp_path, environ={}).kultura.region_title == "Podlasie"


@pytest.mark.parametrize("code", ["uk", "csb", "szl", "rue", "wym", "rom", "pt-BR", "zh-Hant"])
def test_small_languages_are_languages_too(written, code) -> None:
    assert written(f"kultura: {{languages: [pl, {code}]}}").kultura.languages == ("pl", code)


@pytest.mark.parametrize(
    ("text", "environ", "words"),
    [
        ("default_context: {wsgi_thread: 4}", {}, ["wsgi_thread", "Did you mean wsgi_threads?"]),
        ("defaultcontext: {}", {}, ["defaultcontext", "Did you mean default_context?"]),
        ("kultura: {smtp: {hots: x}}", {}, ["kultura.smtp", "Did you mean host?"]),
        ("kultura: {smtp: mail}", {}, ["kultura.smtp holds keys"]),
        ("kultura: [", {}, ["instance.yaml is not YAML"]),
        ("- a", {}, ["default_context and kultura"]),
        ("kultura: {time_zone: Europe/Warszawa}", {}, ["did you mean Europe/Warsaw?"]),
        ("kultura: {languages: [polski]}", {}, ["languages", "'polski' is no language code"]),
        ("kultura: {languages: [pl, ua]}", {}, ["'ua' is no language code; did you mean uk?"]),
        ("kultura: {languages: [pol]}", {}, ["'pol' is no language code; did you mean pl?"]),
        ("kultura: {languages: [pl, qq]}", {}, ["'qq' is no language code; write for instance"]),
        (
            "",
            {"INSTANCE_KULTURA_LANGUAGES": "pl,xx"},
            ["'xx' is no language code; write for instance"],
        ),
        ("kultura: {languages: []}", {}, ["kultura.languages"]),
        ("default_context: {wsgi_listen: '8080'}", {}, ["wsgi_listen", "host:port"]),
        ("default_context: {wsgi_threads: many}", {}, ["wsgi_threads", "'many'"]),
        ("default_context: {db_storage: zeo}", {}, ["db_storage", "relstorage"]),
        ("default_context: {db_relstorage_keep_history: true}", {}, ["write false"]),
        ("default_context: {db_blob_cache_size: huge}", {}, ["number of bytes"]),
        ('default_context: {environment: {A: "x\\ny"}}', {}, ["one line"]),
        ("kultura: {public_url_pattern: 'http://a/{slug}'}", {}, ["{slug} is no placeholder"]),
        ("", {"INSTANCE_wsgi_thread": "1"}, ["Did you mean INSTANCE_WSGI_THREADS?"]),
        ("", {"INSTANCE_wsgi_threads": "0"}, ["INSTANCE_wsgi_threads", "greater"]),
        ("", {"KULTURA_CMS_PORT": "http"}, ["KULTURA_CMS_PORT", "65535"]),
    ],
)
def test_mistakes_are_told_in_a_sentence(written, text, environ, words) -> None:
    with pytest.raises(SettingsError) as caught:
        written(text, **environ)
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_wrong_password_is_not_shown(written) -> None:
    with pytest.raises(SettingsError) as caught:
        written("kultura: {smtp: {password: [tajne]}}")
    assert "tajne" not in str(caught.value)


def test_settings_cannot_be_changed(written) -> None:
    with pytest.raises(ValueError, match="frozen"):
        written().kultura.region_title = "x"
