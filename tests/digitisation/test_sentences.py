"""Every kind of finding has its sentences in Polish, with the same values in them."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.kinds.references import MASTER_MISSING
from kultura.digitisation.sentences import all_kinds
from kultura.digitisation.sentences import polish
from kultura.digitisation.sentences import said
from kultura.digitisation.storing import found_from
from string import Formatter

import pytest


KINDS = list(all_kinds().values())


def places(template: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(template) if name}


def test_there_are_no_sentences_of_no_kind() -> None:
    assert set(polish()) == {one.code for one in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.code)
def test_polish_says_the_same(kind: Kind) -> None:
    means, advice = polish()[kind.code]
    assert (places(means), places(advice)) == (places(kind.means), places(kind.advice))


def test_a_finding_is_said_in_the_reader_s_language() -> None:
    found = found_from(MASTER_MISSING.at("mc/1.jp2", listed="mets.xml"))
    assert "wymienia mets.xml" in said(found, "pl")[0]
    assert "named by mets.xml" in said(found, "en")[0]
