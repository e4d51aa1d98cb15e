"""Decisions over the real database: one of two at once, many, at a date, and a whole import."""

from eventually import eventually

import job_acts
import pytest
import review_acts


@pytest.fixture(autouse=True)
def two_administrators(cms, store) -> None:
    cms(review_acts.hire, "jan")
    store.execute("DELETE FROM publication.job")
    store.execute("DELETE FROM publication.claim")
    store.execute("UPDATE publication.clock_offset SET ahead = '0'")


def test_two_administrators_at_once_yield_one_decision(new_actor) -> None:
    one, other = new_actor(), new_actor()
    uids = one(review_acts.submit_pages, [f"Dwoje {number}" for number in range(8)])
    one.begin(review_acts.decide_all, "region", uids, "publish")
    other.begin(review_acts.decide_all, "jan", uids, "request_changes", "Nie.")
    (published, _), (returned, _) = one.result(), other.result()
    assert all(left != right for left, right in zip(published, returned, strict=True))
    expected = ["published" if done else "draft" for done in published]
    assert one(review_acts.states, uids) == expected


def test_killed_halfway_each_item_is_decided_or_waits(new_actor) -> None:
    one = new_actor()
    uids = one(review_acts.submit_pages, [f"Przerwane {number}" for number in range(12)])
    one.begin(review_acts.decide_all, "region", uids, "publish")
    other = new_actor()
    eventually(lambda: other(review_acts.states, uids).count("published") >= 2)
    one.kill()
    states = other(review_acts.states, uids)
    assert set(states) <= {"published", "pending"}
    rest = [uid for uid, state in zip(uids, states, strict=True) if state == "pending"]
    other(review_acts.decide_all, "jan", rest, "publish")
    assert set(other(review_acts.states, uids)) == {"published"}


def test_the_worker_keeps_a_planned_date(cms, store) -> None:
    (uid,) = cms(review_acts.submit_pages, ["Na jutro"])
    cms(review_acts.plan, "region", uid, 86_400)
    cms(job_acts.work)
    assert cms(review_acts.states, [uid]) == ["pending"]
    store.execute("UPDATE publication.clock_offset SET ahead = interval '25 hours'")
    cms(job_acts.work)
    assert cms(review_acts.states, [uid]) == ["published"]


def test_a_plan_given_up_or_made_anew_is_not_kept(cms, store) -> None:
    given_up, later = cms(review_acts.submit_pages, ["Jednak nie", "Później"])
    for uid in (given_up, later):
        cms(review_acts.plan, "region", uid, 3_600)
    cms(review_acts.give_up_plan, "region", given_up)
    cms(review_acts.plan, "jan", later, 86_400)
    store.execute("UPDATE publication.clock_offset SET ahead = interval '2 hours'")
    cms(job_acts.work)
    assert cms(review_acts.states, [given_up, later]) == ["pending", "pending"]


def test_a_claim_is_one_s_for_half_an_hour(cms, new_actor, store) -> None:
    (uid,) = cms(review_acts.submit_pages, ["Czyje"])
    assert cms(review_acts.claim, "region", uid)
    assert not new_actor()(review_acts.claim, "jan", uid)
    assert cms(review_acts.claimed_by, uid) == "Region"
    store.execute("UPDATE publication.clock_offset SET ahead = interval '31 minutes'")
    assert cms(review_acts.claimed_by, uid) is None
    assert new_actor()(review_acts.claim, "jan", uid)


def test_an_import_is_one_entry_decided_in_the_background(cms, new_actor, store) -> None:
    uids = cms(review_acts.import_run, 70)
    assert cms(review_acts.queue_of, "region") == [[(review_acts.RUN, 70)], 20]

    cms(review_acts.decide_run, "region", "publish", "", uids[:2])
    worker = new_actor()
    worker.begin(job_acts.work)
    eventually(lambda: cms(review_acts.states, uids).count("published") >= 3)
    worker.kill()
    cms(job_acts.work)

    assert cms(review_acts.states, uids[:2]) == ["pending", "pending"]
    assert set(cms(review_acts.states, uids[2:])) == {"published"}
    assert cms(review_acts.run_facts)["decision"]["left"] == 0
    assert cms(review_acts.queue_of, "region") == [[(review_acts.RUN, 2)], 2]

    cms(review_acts.decide_run, "region", "request_changes", "Bez zdjęć.", [])
    cms(job_acts.work)
    assert cms(review_acts.states, uids[:2]) == ["draft", "draft"]
