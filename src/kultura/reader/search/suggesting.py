"""Suggesting: with what a text may go on, from what is public now."""

from kultura.reader.search.filtering import Asked
from kultura.reader.search.suggestions import beginning
from kultura.reader.search.suggestions import read_entry


TAKEN = 400  # entries; the same text stands under each of its words


def suggested(asked: Asked, query: str, limit: int) -> list[dict[str, str | int]]:
    """Return titles, people and subjects with a word that begins so, the most frequent first."""
    start = beginning(query)
    if not start:
        return []
    found = asked.snapshot.searcher.terms_with_prefix(
        "suggestion", start, filter_query=asked.public, limit=TAKEN
    )
    counts: dict[tuple[str, str], int] = {}
    for entry, count in found:
        key = read_entry(entry)
        counts[key] = max(count, counts.get(key, 0))
    best = sorted(counts, key=lambda key: (-counts[key], key[1], key[0]))[:limit]
    return [{"field": part, "value": text, "count": counts[part, text]} for part, text in best]
