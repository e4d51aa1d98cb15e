"""A record is found by its key: what is asked for one never reads all."""

from builders import projection
from builders import publish
from kultura.store import read

import json


MANY = 400


def nodes(plan: dict) -> list[dict]:
    return [plan, *(node for below in plan.get("Plans", ()) for node in nodes(below))]


def test_one_record_reads_no_table_whole(connection, cursor) -> None:
    publish(connection, *(projection(f"record-{number}") for number in range(MANY)))
    cursor.execute("ANALYZE")
    asked = {"uids": ["record-7"], "languages": ["pl"]}
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {read.RECORDS}", asked)
    (answer,) = cursor.fetchone()
    plan = (answer if isinstance(answer, list) else json.loads(answer))[0]["Plan"]
    assert max(node["Actual Rows"] for node in nodes(plan)) < MANY / 4
