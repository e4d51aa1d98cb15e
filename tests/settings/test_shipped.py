"""The instance.yaml at the root is one that an integrator can start from."""

from kultura.settings import load
from pathlib import Path


ROOT = Path(__file__).parents[2]


def test_the_shipped_configuration_is_the_default_one(tmp_path) -> None:
    settings = load(tmp_path, file=ROOT / "instance.yaml", environ={})
    assert settings.default_context.wsgi_listen == "127.0.0.1:8080"
    assert settings.kultura.region_title == "Kultura regionu"
    assert settings.kultura.postgresql.parameters == {}
    assert settings.kultura.cms_anonymous is False
