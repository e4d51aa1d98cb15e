"""A site that is older than its publication store is published whole by `kultura upgrade`."""

import acts
import job_acts


def test_what_was_approved_before_there_was_a_store_is_published_once(cms, store, seen) -> None:
    uid = cms(acts.create, "Document", "muzeum", "Sprzed lat", True)
    cms(acts.project)
    store.execute("DELETE FROM publication.record WHERE uid = %s", (uid,))
    store.execute("DELETE FROM publication.announcement WHERE uid = %s", (uid,))
    assert cms(job_acts.fill) == 0
    store.execute("UPDATE publication.state SET filled_at = NULL")
    assert cms(job_acts.fill) > 0
    cms(acts.project)
    assert seen(uid)
    assert cms(job_acts.fill) == 0
