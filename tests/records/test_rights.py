"""Statements of rights are read in any spelling, and say how a thing may be reused."""

from kultura.records.rights import Reuse
from kultura.records.rights import right
from kultura.records.rights import statement
from kultura.records.rights import statements
from kultura.records.rights import UnknownRightsError
from typing import get_args

import pytest


INC = "http://rightsstatements.org/vocab/InC/1.0/"
BY = "http://creativecommons.org/licenses/by/4.0/"
BY_PL = "http://creativecommons.org/licenses/by/3.0/pl/"


def test_the_twelve_and_the_licences() -> None:
    uris = list(statements())
    assert len([uri for uri in uris if "rightsstatements.org" in uri]) == 12
    assert len([uri for uri in uris if "/licenses/" in uri and uri.endswith("/4.0/")]) == 6
    assert len([uri for uri in uris if "/licenses/" in uri and uri.endswith("/3.0/pl/")]) == 6
    assert len([uri for uri in uris if "/publicdomain/" in uri]) == 2
    assert len(uris) == 26


@pytest.mark.parametrize("found", statements().values(), ids=lambda found: found.uri)
def test_every_statement_is_whole(found) -> None:
    assert {"pl", "en"} <= set(found.labels)
    assert found.reuse in get_args(Reuse)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("https://rightsstatements.org/vocab/InC/1.0/", INC),
        ("http://rightsstatements.org/vocab/InC/1.0", INC),
        ("http://www.rightsstatements.org/page/InC/1.0/?language=pl", INC),
        ("https://creativecommons.org/licenses/by/4.0/", BY),
        ("https://creativecommons.org/licenses/by/4.0/deed.pl", BY),
        ("https://creativecommons.org/licenses/by/4.0/deed.zh-hans", BY),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", BY),
        (" https://creativecommons.org/licenses/by/3.0/pl/ ", BY_PL),
        ("https://creativecommons.org/licenses/by/3.0/pl/legalcode", BY_PL),
    ],
)
def test_spellings(written: str, canonical: str) -> None:
    assert statement(written).uri == canonical


@pytest.mark.parametrize(
    ("path", "reuse"),
    [
        ("creativecommons.org/publicdomain/mark/1.0/", "open"),
        ("creativecommons.org/publicdomain/zero/1.0/", "open"),
        ("creativecommons.org/licenses/by/4.0/", "open"),
        ("creativecommons.org/licenses/by-sa/3.0/pl/", "open"),
        ("creativecommons.org/licenses/by-nc/4.0/", "restricted"),
        ("creativecommons.org/licenses/by-nd/4.0/", "restricted"),
        ("creativecommons.org/licenses/by-nc-nd/3.0/pl/", "restricted"),
        ("rightsstatements.org/vocab/NoC-NC/1.0/", "restricted"),
        ("rightsstatements.org/vocab/NoC-OKLR/1.0/", "restricted"),
        ("rightsstatements.org/vocab/InC-EDU/1.0/", "restricted"),
        ("rightsstatements.org/vocab/InC/1.0/", "permission"),
        ("rightsstatements.org/vocab/InC-OW-EU/1.0/", "permission"),
        ("rightsstatements.org/vocab/CNE/1.0/", "permission"),
    ],
)
def test_reuse_is_europeanas(path: str, reuse: str) -> None:
    assert statement(f"http://{path}").reuse == reuse


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("http://rightsstatements.org/vocab/InC-EUD/1.0/", INC.replace("InC", "InC-EDU")),
        ("http://rightsstatements.org/vocab/inc/1.0/", INC),
        ("http://creativecommons.org/licenses/by/4/", BY),
        ("https://creativecommons.org/licenses/by/3.0/poland/", BY_PL),
    ],
)
def test_a_uri_that_is_none_names_the_nearest(written: str, nearest: str) -> None:
    with pytest.raises(UnknownRightsError) as error:
        statement(written)
    assert error.value.nearest == nearest
    assert f"Did you mean {nearest}?" in str(error.value)


@pytest.mark.parametrize("written", ["", "© Muzeum", "https://example.org/"])
def test_what_is_like_no_statement_names_none(written: str) -> None:
    with pytest.raises(UnknownRightsError) as error:
        statement(written)
    assert error.value.nearest is None


def test_right_of_a_record() -> None:
    found = right("https://creativecommons.org/licenses/by/4.0/", "en", holder="Muzeum")
    assert (found.uri, found.reuse, found.holder) == (BY, "open", "Muzeum")
    assert found.label == "CC BY 4.0 – Attribution"
    assert right(BY, "uk").label == right(BY, "pl").label
