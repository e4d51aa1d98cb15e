"""A job is asked for in the transaction that gives the reason, and done when that has committed."""

from eventually import eventually
from kultura.instance.checks import jobs as check

import acts
import job_acts
import pytest


@pytest.fixture
def jobs_of(store):
    """The payloads of the jobs of a kind that may be taken."""

    def ask(kind: str = "test") -> list[dict]:
        store.execute(
            "SELECT payload FROM publication.job WHERE kind = %s"
            " AND (ready OR xid < pg_snapshot_xmin(pg_current_snapshot())) ORDER BY id",
            (kind,),
        )
        return [payload for (payload,) in store.fetchall()]

    return ask


@pytest.fixture(autouse=True)
def none_before(store) -> None:
    store.execute("DELETE FROM publication.job")


def test_committed_asked(cms, jobs_of) -> None:
    cms(job_acts.ask_and, {"n": 1}, "commit")
    assert jobs_of() == [{"n": 1}]


@pytest.mark.parametrize("how", ["abort", "roll back and commit"])
def test_taken_back_not_asked(cms, jobs_of, how) -> None:
    cms(job_acts.ask_and, {"n": 1}, how)
    assert jobs_of() == []


def test_asked_though_the_cms_dies_before_it_can_say_so(new_actor, jobs_of) -> None:
    with pytest.raises(EOFError):
        new_actor()(job_acts.ask_and, {"n": 1}, "die after the commit")
    eventually(lambda: jobs_of() == [{"n": 1}])


def test_what_was_deleted_long_ago_is_purged_by_the_worker(cms, store) -> None:
    uid = cms(acts.create, "Document", "muzeum", "Dawno usunięta")
    cms(job_acts.delete_long_ago, "muzeum/dawno-usunieta")
    cms(job_acts.work)
    assert not cms(job_acts.is_there, uid)
    assert cms(job_acts.work) >= 0


def test_restored_meanwhile_stays(cms, store) -> None:
    uid = cms(acts.create, "Document", "muzeum", "Odzyskana")
    cms(job_acts.delete_long_ago, "muzeum/odzyskana")
    cms(job_acts.work, 1)
    cms(acts.transition, "muzeum/odzyskana", "restore")
    cms(job_acts.work)
    assert cms(job_acts.is_there, uid)


def test_an_invitation_is_a_mail_in_the_outbox(cms, jobs_of) -> None:
    cms(job_acts.invite, "ewa@example.org")
    (mail,) = jobs_of("mail")
    assert mail["mto"] == "ewa@example.org"
    assert "muzeum" in mail["messageText"].lower()


def test_check_names_what_was_given_up(store, region) -> None:
    assert list(check.problems(None, region)) == []
    store.execute(
        "INSERT INTO publication.job (kind, payload, run_at, attempts, error, failed_at)"
        " VALUES ('mail', '{}', now(), 6, 'no answer', now())"
    )
    (problem,) = check.problems(None, region)
    assert "(mail) was given up after 6 attempts: no answer" in problem
