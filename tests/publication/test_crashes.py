"""The crash table of docs/explanation/publication.md, line by line: somebody dies, who repairs
it."""

from actor import ActFailed
from contextlib import closing
from contextlib import contextmanager
from eventually import eventually
from kultura.instance.postgresql import connection as connections
from kultura.store.feed import hold_state

import acts
import itertools
import psycopg2
import pytest


NUMBERS = itertools.count(1)


@pytest.fixture
def draft(cms) -> tuple[str, str]:
    """A page nobody has seen: its path and its UID."""
    name = f"szkic-{next(NUMBERS)}"
    uid = cms(acts.create, "Document", "muzeum", name)
    cms(acts.project)
    return f"muzeum/{name}", uid


@pytest.fixture
def page(cms) -> tuple[str, str]:
    """A page that is public."""
    name = f"publiczna-{next(NUMBERS)}"
    uid = cms(acts.create, "Document", "muzeum", name, True)
    cms(acts.project)
    return f"muzeum/{name}", uid


@pytest.fixture
def state(cms):
    """The state an object is in, as a new transaction sees it."""
    return lambda path: cms(acts.state, path)


@pytest.fixture(autouse=True)
def rows_are_right(cms, waiting):
    """After each test the projector brings everything in order."""
    yield
    eventually(lambda: cms(acts.project) >= 0 and waiting() == 0)
    assert cms(acts.differences) == []


@pytest.fixture
def waiting(store):
    """How many marks wait."""

    def ask() -> int:
        store.execute("SELECT count(*) FROM publication.pending")
        return store.fetchone()[0]

    return ask


@pytest.fixture
def meeting(tmp_path):
    """Two files by which a commit in an actor and the test wait for each other."""
    return tmp_path / "reached", tmp_path / "go on"


def until_reached(meeting) -> None:
    eventually(meeting[0].exists, within=30)


def dies(actor, act, *arguments) -> None:
    """Run what ends an actor."""
    with pytest.raises(EOFError):
        actor(act, *arguments)


def test_cms_killed_before_the_vote(new_actor, cms, page, seen, state, waiting) -> None:
    path, uid = page
    dies(new_actor(), acts.transition_and, path, "withdraw", "BEFORE_COMMIT", "die")
    assert state(path) == "published"
    assert seen(uid)
    assert waiting() == 0


def test_cms_killed_between_vote_and_finish_of_a_publication(
    new_actor, cms, draft, seen, state, waiting
) -> None:
    path, uid = draft
    dies(new_actor(), acts.transition_and, path, "publish_directly", "AFTER_VOTE", "die")
    assert state(path) == "draft"
    assert not seen(uid)
    assert waiting() > 0
    eventually(lambda: cms(acts.project) > 0)
    assert not seen(uid)


def test_cms_killed_between_vote_and_finish_of_a_retraction(
    new_actor, cms, page, seen, state
) -> None:
    path, uid = page
    dies(new_actor(), acts.transition_and, path, "withdraw", "AFTER_VOTE", "die")
    assert state(path) == "published"
    assert not seen(uid)
    eventually(lambda: cms(acts.project) > 0)
    assert seen(uid)


def test_cms_killed_after_zodb_has_committed(new_actor, cms, draft, seen, state) -> None:
    path, uid = draft
    dies(new_actor(), acts.transition_and, path, "publish_directly", "AFTER_ZODB", "die")
    assert state(path) == "published"
    eventually(lambda: cms(acts.project) > 0)
    assert seen(uid)


def test_cms_killed_in_finish_while_another_commit_holds_relstorages_lock(
    new_actor, cms, commit_lock, store, page, seen, state
) -> None:
    path, uid = page
    killed = new_actor()
    with commit_lock:
        killed.begin(acts.transition, path, "withdraw")
        eventually(lambda: waits_for_lock(store))
        killed.kill()
        assert not seen(uid)
        assert cms(acts.project) == 0
        assert not seen(uid)
    eventually(lambda: state(path) == "withdrawn")  # RelStorage's server process has gone on alone
    eventually(lambda: cms(acts.project) > 0)
    assert not seen(uid)


@pytest.fixture
def commit_lock(region):
    """Another commit of RelStorage's that has the lock of all finishes, as a context."""

    @contextmanager
    def hold():
        other = psycopg2.connect(connections.dsn(region))
        with closing(other), other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(-1)")
            yield

    return hold()


def waits_for_lock(store) -> bool:
    store.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    return store.fetchone()[0] > 0


def test_connection_of_the_store_cut_in_finish(new_actor, cms, draft, seen, state) -> None:
    path, uid = draft
    new_actor()(acts.transition_and, path, "publish_directly", "AFTER_ZODB", "cut the store")
    assert state(path) == "published"
    eventually(lambda: cms(acts.project) > 0)
    assert seen(uid)


def test_connection_of_relstorage_cut_before_its_finish(new_actor, cms, page, seen, state) -> None:
    path, uid = page
    with pytest.raises(ActFailed):
        new_actor()(acts.transition_and, path, "withdraw", "AFTER_VOTE", "cut ZODB")
    assert state(path) == "published"
    eventually(lambda: cms(acts.project) > 0)
    assert seen(uid)


def test_connection_lost_while_idle_is_opened_again(cms, store, page, title) -> None:
    path, uid = page
    cms(acts.edit, path, "Przed")
    cms(acts.cut_store)
    cms(acts.edit, path, "Po")
    cms(acts.project)
    assert title(uid) == "Po"


def test_nothing_is_shown_while_a_commit_is_under_way(new_actor, cms, draft, seen, meeting) -> None:
    path, uid = draft
    slow = new_actor()
    files = [str(file) for file in meeting]
    slow.begin(acts.transition_and, path, "publish_directly", "AFTER_VOTE", "wait", *files)
    until_reached(meeting)
    assert cms(acts.project) == 0
    assert not seen(uid)
    meeting[1].touch()
    slow.result()
    cms(acts.project)
    assert seen(uid)


def test_projector_killed_between_rendering_and_writing(new_actor, cms, draft, seen) -> None:
    path, uid = draft
    cms(acts.transition, path, "publish_directly")
    dies(new_actor(), acts.render_and_die)
    assert not seen(uid)
    cms(acts.project)
    assert seen(uid)


def test_projector_killed_while_writing(new_actor, cms, draft, seen, region, store) -> None:
    path, uid = draft
    cms(acts.transition, path, "publish_directly")
    writing = new_actor()
    other = psycopg2.connect(connections.dsn(region))
    with closing(other), other.cursor() as cursor:
        hold_state(cursor)
        writing.begin(acts.project)
        eventually(lambda: waits_for_lock(store), within=30)
        writing.kill()
    assert not seen(uid)
    eventually(lambda: cms(acts.project) > 0)
    assert seen(uid)


def test_first_publication_retracted_while_it_is_rendered(
    new_actor, cms, draft, seen, store, meeting
) -> None:
    path, uid = draft
    cms(acts.transition, path, "publish_directly")
    slow = new_actor()
    slow.begin(acts.render_and_wait, *(str(file) for file in meeting))
    until_reached(meeting)
    cms(acts.transition, path, "withdraw")
    meeting[1].touch()
    slow.result()
    assert not seen(uid)
    cms(acts.project)
    store.execute("SELECT count(*) FROM publication.record WHERE uid = %s", (uid,))
    assert store.fetchone() == (0,)


def test_container_retracted_while_another_publishes_inside(
    new_actor, cms, draft, seen, state, meeting
) -> None:
    path, uid = draft
    slow = new_actor()
    files = [str(file) for file in meeting]
    slow.begin(acts.transition_and, path, "publish_directly", "BEFORE_COMMIT", "wait", *files)
    until_reached(meeting)
    cms(acts.set_viewers, "muzeum", ["Manager"])
    meeting[1].touch()
    slow.result()
    cms(acts.project)
    assert (state(path), seen(uid)) == ("published", False)
    cms(acts.set_viewers, "muzeum", ["Anonymous"])
    cms(acts.project)
    assert seen(uid)


def test_two_projectors_at_once_do_no_harm(new_actor, cms, draft, seen, meeting) -> None:
    path, uid = draft
    cms(acts.transition, path, "publish_directly")
    slow = new_actor()
    slow.begin(acts.render_and_wait, *(str(file) for file in meeting))
    until_reached(meeting)
    cms(acts.project)
    assert seen(uid)
    meeting[1].touch()
    slow.result()
    assert seen(uid)


def test_another_projector_takes_over(new_actor, cms, draft, seen) -> None:
    path, uid = draft
    first, second = new_actor(), new_actor()
    first.begin(acts.serve)
    second.begin(acts.serve)
    cms(acts.transition, path, "publish_directly")
    eventually(lambda: seen(uid))
    first.kill()
    cms(acts.transition, path, "withdraw")
    cms(acts.transition, path, "reopen")
    cms(acts.transition, path, "publish_directly")
    assert eventually(lambda: seen(uid), within=5) < 5


def test_projector_outlives_the_loss_of_its_connections(new_actor, cms, store, draft, seen) -> None:
    path, uid = draft
    new_actor().begin(acts.serve)
    eventually(lambda: at_work(store))
    store.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'kultura projector'"
    )
    cms(acts.transition, path, "publish_directly")
    eventually(lambda: seen(uid))


def at_work(store) -> bool:
    store.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kultura projector'"
    )
    return store.fetchone()[0] == 2


def test_published_page_is_seen_within_a_second(new_actor, cms, store, draft, seen) -> None:
    path, uid = draft
    new_actor().begin(acts.serve)
    eventually(lambda: at_work(store))
    times = []
    for _ in range(10):
        cms(acts.transition, path, "publish_directly")
        times.append(eventually(lambda: seen(uid)))
        cms(acts.transition, path, "withdraw")
        assert not seen(uid)
        cms(acts.transition, path, "reopen")
    assert sorted(times)[8] < 1.0
