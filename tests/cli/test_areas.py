"""`kultura areas` loads TERC, or says why it cannot."""

from kultura.cli.areas import command
from kultura.settings import current
from kultura.vocabularies.teryt import TercError
from typer.testing import CliRunner

import pytest
import typer


TERC = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n12;13;;;oświęcimski;powiat;2026-01-01\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("KULTURA_HOME", str(tmp_path))
    current.cache_clear()
    app = typer.Typer()
    app.command()(command)
    yield lambda file: CliRunner().invoke(app, [str(file)])
    current.cache_clear()


def test_areas_are_in_the_instance(run, tmp_path) -> None:
    terc = tmp_path / "TERC.csv"
    terc.write_text(TERC, encoding="utf-8")
    done = run(terc)
    assert done.exit_code == 0
    assert done.output.startswith("1 areas are in")
    assert "powiat oświęcimski" in (tmp_path / "vocabularies" / "areas.yaml").read_text("utf-8")


@pytest.mark.parametrize("content", [b"SYM;NAZWA\n", "WOJ;ł".encode("cp1250")])
def test_another_file_is_refused(run, tmp_path, content: bytes) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(content)
    assert isinstance(run(other).exception, TercError)
    assert not (tmp_path / "vocabularies").exists()


def test_a_file_that_is_not_there(run, tmp_path) -> None:
    assert run(tmp_path / "none.csv").exit_code == 2
