"""Numbers of Polish registers are checked by their check digits."""

from kultura.institutions.registers import is_nip
from kultura.institutions.registers import is_regon

import pytest


@pytest.mark.parametrize("text", ["000331501", "000331501 ", "123456785", "12345678512347"])
def test_a_regon(text) -> None:
    assert is_regon(text)


@pytest.mark.parametrize("text", ["", "000331502", "12345678512348", "12345678", "٠٠٠٣٣١٥٠١"])
def test_no_regon(text) -> None:
    assert not is_regon(text)


@pytest.mark.parametrize("text", ["5260309174", "526-030-91-74", "PL5260309174", "106-00-00-062"])
def test_a_nip(text) -> None:
    assert is_nip(text)


@pytest.mark.parametrize("text", ["", "5260309175", "526030917", "52603091744", "DE5260309174"])
def test_no_nip(text) -> None:
    assert not is_nip(text)
