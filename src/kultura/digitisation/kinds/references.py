"""What files say of each other: what is named, and is not there."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NAMED_TOO_OFTEN = Kind(
    "named-too-often",
    Severity.ERROR,
    "More than {limit} lines name this file.",
    "Write the list, or the METS file, again: each names a file once.",
)
MASTER_MISSING = Kind(
    "master-missing",
    Severity.DECISION,
    "This master image is named by {listed}, but is not in the package.",
    "Bring it, or let somebody else than who brought the package decide to take it without.",
)
FILE_MISSING = Kind(
    "file-missing",
    Severity.ERROR,
    "This file is named by {listed}, but is not in the package.{near}",
    "Bring the file, or take its name out of the package.",
)
LEADS_OUT = Kind(
    "leads-out",
    Severity.ERROR,
    "{reference} leads out of the package; it was not followed.",
    "Put the file into the package and name it by its path there.",
)
BROKEN_REFERENCE = Kind(
    "broken-reference",
    Severity.ERROR,
    "{reference} is referred to here, but nothing in the file bears this name.",
    "Correct the reference, or add what it refers to.",
)
NO_LOCATION = Kind(
    "no-location",
    Severity.ERROR,
    "File {id} is listed here without saying where it is.",
    "Add its path (FLocat), or take it out of the list.",
)
NOT_FETCHED = Kind(
    "not-fetched",
    Severity.ERROR,
    "The bag names files that are to be fetched from elsewhere; nothing is fetched.",
    "Put the files into the bag and remove fetch.txt.",
)
