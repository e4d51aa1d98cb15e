"""The real packages from folder to public: brought, waived by the region, approved, with pages."""

from kultura.demo.packages import bring_packages
from kultura.store import pages
from kultura.store.findings import decisions_of
from museums import person
from plone import api

import pytest
import transaction


@pytest.fixture
def folders(shared):
    data = shared / "data"
    return [data / "ndk" / "monograph", data / "ocr-d" / "kant_aufklaerung_1784"]


def test_real_packages_are_published_with_their_pages(library, settings, folders, cursor) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        person("biblioteka", "biblioteka-editors")
    transaction.commit()
    site = library.aq_parent
    monograph, bag = bring_packages(site, settings, folders)
    (decision,) = decisions_of(cursor, monograph.id)
    assert (decision.person, decision.action) == ("region", "waive")
    with api.env.adopt_roles(roles=["Manager"]):
        for batch, count in ((monograph, 8), (bag, 2)):
            record = api.content.get(UID=batch.uid)
            assert api.content.get_state(record) == "published"
            found = pages.pages_of(cursor, batch.uid)
            assert len(found) == count
            assert all(page.file and page.has_text for page in found)
        assert (record.edm_type, record.languages) == ("TEXT", ["de"])
    again = bring_packages(site, settings, folders)
    assert [batch.id for batch in again] == [monograph.id, bag.id]
