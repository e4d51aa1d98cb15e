"""An anonymous client of the public API, who believes nothing but answers."""

from dataclasses import dataclass
from dataclasses import field
from typing import Any

import requests


@dataclass
class Visitor:
    """Asks for records one by one, for whole collections, and follows the change feed."""

    public: str
    session: requests.Session = field(default_factory=requests.Session)
    cursor: str = "0"
    followed: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **parameters: Any) -> requests.Response:
        """Ask for a path below /api/v1/."""
        return self.session.get(f"{self.public}/api/v1/{path}", params=parameters, timeout=60)

    def status(self, collection: str, uid: str) -> int:
        """Return the status of a record."""
        return self.get(f"{collection}/{uid}").status_code

    def listed(self, collection: str, **filters: Any) -> dict[str, dict[str, Any]]:
        """Return all records of a collection, page by page."""
        found: dict[str, dict[str, Any]] = {}
        page, total = 1, 1
        while len(found) < total:
            answer = self.get(collection, pageSize=100, page=page, **filters)
            assert answer.status_code == 200, answer.text
            content = answer.json()
            found |= {record["id"]: record for record in content["results"]}
            total, page = content["total"], page + 1
            if not content["results"]:
                break
        assert len(found) == total, f"{collection}: {total} are said, {len(found)} are there"
        return found

    def follow(self) -> dict[str, str]:
        """Hear what is new; return the collection of all that the feed says is public, by UID."""
        while True:
            answer = self.get("changes", since=self.cursor, pageSize=100)
            assert answer.status_code == 200, answer.text
            content = answer.json()
            for entry in content["results"]:
                self._hear(entry)
            self.cursor = content["cursor"]
            if "next" not in content:
                return self.followed

    def _hear(self, entry: dict[str, Any]) -> None:
        known = entry["id"] in self.followed
        if entry["change"] == "withdrawn":
            self.followed.pop(entry["id"], None)
        else:
            assert known == (entry["change"] == "changed"), entry
            self.followed[entry["id"]] = entry["collection"]
