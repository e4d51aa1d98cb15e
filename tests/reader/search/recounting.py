"""Filters and facets done again, slowly, from the records that the API itself gives."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from kultura.vocabularies.terms import vocabulary
from typing import Any


Found = Mapping[str, Any]
TERMS = {
    "objectType": "object_types",
    "material": "materials",
    "level": "school_levels",
    "mode": "modes",
    "audience": "audiences",
    "schoolSubject": "school_subjects",
    "languages": "languages",
}


class Region:
    """All public records, and what they say."""

    def __init__(self, records: Iterable[Found]) -> None:
        self.records = {one["id"]: one for one in records}

    def having(self, asked: Mapping[str, list[str]]) -> list[Found]:
        """The records that answer all filters."""
        return [one for one in self.records.values() if self.answers(one, asked)]

    def answers(self, one: Found, asked: Mapping[str, list[str]]) -> bool:
        """Whether a record has any of the values of each name."""
        return all(self.has(one, name, values) for name, values in asked.items())

    def has(self, one: Found, name: str, values: list[str]) -> bool:
        if name == "dating.from":
            return self.bounds(one) is not None and self.bounds(one)[1] >= int(values[0])
        if name == "dating.to":
            return self.bounds(one) is not None and self.bounds(one)[0] <= int(values[0])
        if name in ("hasImages", "bookable", "online"):
            return self.flag(one, name) == (values[0] == "true")
        return not set(values).isdisjoint(self.values(one, name))

    def counted(
        self, asked: Mapping[str, list[str]], name: str, collection: str | None
    ) -> dict[str, int]:
        """How many records have each value of a facet, which does not narrow itself."""
        others = {other: values for other, values in asked.items() if other != name}
        counts: Counter[str] = Counter()
        for one in self.having(others):
            if collection in (None, self.collection(one)):
                counts.update(self.values(one, name))
        return dict(counts)

    def collection(self, one: Found) -> str:
        return one["self"].split("/")[-2]

    def flag(self, one: Found, name: str) -> bool:
        if name == "hasImages":
            return bool(one["images"])
        if name == "bookable":
            return one.get("bookable") is True
        return one.get("mode") in ("online", "hybrid")

    def bounds(self, one: Found) -> tuple[int, int] | None:
        dating = one.get("dating") or {}
        return (int(dating["from"]), int(dating["to"])) if "from" in dating else None

    def values(self, one: Found, name: str) -> set[str]:
        """All values of a record, those above them too."""
        found = self.own(one, name)
        if name in TERMS:
            terms = vocabulary(TERMS[name])
            found |= {above.value for value in found for above in terms.broader(value)}
        return found

    def own(self, one: Found, name: str) -> set[str]:
        if name == "subject":
            return {p for s in one["subjects"] for p in prefixes(s["value"], "/")}
        if name == "issued":
            return set(prefixes(one["issued"], "-")) if "issued" in one else set()
        if name == "decade":
            return self.steps(one, lambda year: year // 10 * 10)
        if name == "century":
            return self.steps(one, lambda year: (year - 1) // 100 + 1)
        if name == "kind":
            kind = one.get("kind") or one.get("institution", {}).get("kind")
            return {kind} if kind else set()
        if name == "exhibit":
            shows = [e for e in self.records.values() if one["id"] in ids(e.get("works", ()))]
            return {exhibit["id"] for exhibit in shows}
        if name == "related":
            return self.referred(one)
        return self.plain(one, name)

    def plain(self, one: Found, name: str) -> set[str]:
        place = one.get("place", {})
        area = place.get("area", "")
        rights = one.get("rights", {}).get("reproduction", {})
        venue = self.records.get(place.get("id"), {})
        return {
            "type": {one["type"]},
            "institution": set(ids([one.get("institution", {})])),
            "creator": {a["name"] for a in (*one.get("creators", ()), *one.get("credits", ()))},
            "objectType": {one.get("objectType")} - {None},
            "material": set(one.get("materials", ())),
            "collection": set(ids(one.get("collections", ()))),
            "partOf": set(ids(one.get("partOf", ()))),
            "place": {place.get("id")} - {None},
            "area": {area[:length] for length in (2, 4, 6, 7) if len(area) >= length},
            "audience": set(one.get("audience", ())),
            "accessibility": features(one) | (features(venue) if venue else set()),
            "reuse": {rights.get("reuse")} - {None},
            "languages": set(one.get("languages", ())),
            "level": set(one.get("levels", ())),
            "schoolSubject": set(one.get("schoolSubjects", ())),
            "mode": {one.get("mode")} - {None},
            "access": {one.get("access", "open")},
        }[name]

    def referred(self, one: Found) -> set[str]:
        names = ("related", "works", "collections", "partOf", "parent")
        found = {uid for name in names for uid in ids(one.get(name) or ())}
        return found | self.plain(one, "institution") | self.plain(one, "place")

    def steps(self, one: Found, step) -> set[str]:
        bounds = self.bounds(one)
        found = {step(year) for year in range(bounds[0], bounds[1] + 1)} if bounds else set()
        return {str(first) for first in found} if len(found) <= 100 else set()


def ids(references: Iterable[Found]) -> list[str]:
    return [one["id"] for one in references if "id" in one]


def prefixes(value: str, separator: str) -> list[str]:
    steps = value.split(separator)
    return [separator.join(steps[:n]) for n in range(1, len(steps) + 1)]


def features(one: Found) -> set[str]:
    said = one.get("accessibility", {})
    venue = {f["code"] for f in said.get("venue", ()) if f["value"] == "yes"}
    return venue | set(said.get("services", ()))
