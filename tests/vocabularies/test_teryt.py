"""Areas are loaded from TERC as Statistics Poland publishes it."""

from kultura.vocabularies.terms import read
from kultura.vocabularies.terms import vocabulary
from kultura.vocabularies.teryt import areas
from kultura.vocabularies.teryt import install
from kultura.vocabularies.teryt import TercError

import pytest


TERC = """\ufeffWOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\r
12;;;;MAŁOPOLSKIE;województwo;2026-01-01\r
12;13;;;oświęcimski;powiat;2026-01-01\r
12;13;02;3;Kęty;gmina miejsko-wiejska;2026-01-01\r
12;13;02;4;Kęty;miasto;2026-01-01\r
12;13;02;5;Kęty;obszar wiejski;2026-01-01\r
12;61;;;Kraków;miasto na prawach powiatu;2026-01-01\r
12;61;01;1;Kraków;gmina miejska;2026-01-01\r
"""


def test_districts_and_communes_join_the_voivodeships(tmp_path) -> None:
    terc = tmp_path / "TERC.csv"
    terc.write_text(TERC, encoding="utf-8", newline="")
    target = tmp_path / "vocabularies" / "areas.yaml"
    assert install(terc, target) == 4
    extended = vocabulary("areas").extended(read("areas", target.read_text(encoding="utf-8")))
    assert [t.value for t in extended.narrower("12")] == ["1213", "1261"]
    assert [t.label("pl") for t in extended.narrower("1213")] == ["Kęty (gmina miejsko-wiejska)"]
    assert extended.label("1213", "en") == "powiat oświęcimski"
    assert [t.value for t in extended.broader("1261011")] == ["1261", "12"]


def test_another_file_is_refused() -> None:
    with pytest.raises(TercError, match="first line must name WOJ"):
        list(areas("SYM;NAZWA\n0950463;Wawel\n"))


def test_a_voivodeship_that_is_none_is_refused() -> None:
    with pytest.raises(TercError, match="'13' is no voivodeship"):
        list(areas("WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD\n13;01;;;x;powiat\n"))
