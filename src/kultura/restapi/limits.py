"""The limits of the editing API: one table for the checks, the messages and the reference page.

Without them one anonymous URL makes the server wake every object of the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Range:
    """Whole numbers that a parameter may have, both ends included."""

    least: int
    most: int


PAGE = Range(1, 100)
FULL_PAGE = Range(1, 25)
TERMS_PAGE = Range(1, 1000)

NUMBERS: Mapping[str, Range] = MappingProxyType(
    {
        "b_size": PAGE,
        "b_start": Range(0, 1_000_000),
        "limit": Range(1, 1000),
        "sort_limit": Range(1, 1000),
        "max": PAGE,
        "version": Range(0, 1_000_000),
        "expand.navigation.depth": Range(1, 3),
        "expand.contextnavigation.topLevel": Range(0, 10),
        "expand.contextnavigation.bottomLevel": Range(1, 3),
    }
)

#: Services whose items are short labels and not content: larger pages.
TERM_SERVICES = frozenset({"@vocabularies", "@sources", "@querysources"})
CATALOG_SERVICES = frozenset({"@search"})  # their parameters may be records, as the catalog reads

QUERY_STRING_BYTES = 8_192
PARAMETERS = 100
VALUE_CHARACTERS = 1_000
TEXT_CHARACTERS = 200
VALUES = 100
EXPANSIONS = 5
METADATA_FIELDS = 30
CRITERIA = 20

#: Parameters that are searched for as words.
TEXTS = frozenset({"SearchableText", "Title", "Description", "title", "search", "query"})

#: The one parameter that is no value but JSON.
CRITERIA_PARAMETER = ("@querystring-search", "query")

BODY_BYTES = 32 * 2**20
BODY_BYTES_WITHOUT_CREDENTIALS = 64 * 2**10
BODY_DEPTH = 24
BODY_VALUES = 200_000
WHOLE_NUMBER = 2**53 - 1

UPLOAD_BYTES = 2 * 2**30
PIECE_BYTES = 64 * 2**20
