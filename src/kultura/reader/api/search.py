"""Search: records of all collections at once."""

from kultura.reader.api.results import Results


class Search(Results):
    """What is found in all collections; each hit says its type."""

    path = "/api/v1/search"
    summary = "Records of every collection; each says its type, and where the words were found"
    errors = (400,)
