"""Check-out: of published items, by one person at a time, and nothing is shared."""

from .conftest import check_out
from .conftest import do
from AccessControl import Unauthorized
from kultura.workflows.working_copies.errors import AlreadyCheckedOut
from kultura.workflows.working_copies.errors import NotPublished
from kultura.workflows.working_copies.policy import WorkingCopyPolicy
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.values import plain
from kultura.workflows.working_copies.values import restored
from kultura.workflows.working_copies.values import values_of
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone import api
from plone.app.iterate.interfaces import IBaseline
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.interfaces import IObjectCopier
from plone.app.textfield.value import RichTextValue
from plone.locking.interfaces import ILockable
from plone.namedfile.file import NamedBlobImage
from z3c.relationfield import RelationValue
from zope.component import getMultiAdapter
from zope.interface.verify import verifyObject

import pytest


PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


def control(item, request):
    request = request.clone()
    return getMultiAdapter((item, request), name="iterate_control")


def test_our_policy_and_copier_are_in_charge(page) -> None:
    policy = ICheckinCheckoutPolicy(page)
    assert isinstance(policy, WorkingCopyPolicy)
    assert verifyObject(ICheckinCheckoutPolicy, policy, tentative=True)
    assert IObjectCopier(page).__class__.__name__ == "WorkingCopyCopier"


def test_a_working_copy_is_a_draft_beside_its_original(page, working_copy) -> None:
    assert api.content.get_state(working_copy) == "draft"
    assert working_copy.aq_parent.aq_base is page.aq_parent.aq_base
    assert working_copy.UID() != page.UID()
    assert values_of(working_copy) == values_of(page)


def test_the_catalog_tells_working_copies_from_items(page, working_copy) -> None:
    def found(**query) -> set:
        return {b.getId for b in api.content.find(portal_type="Document", **query)}

    with api.env.adopt_user(username="ewa"):
        assert found(is_working_copy=True) == {working_copy.getId()}
        assert found(is_working_copy=False) == {page.getId()}
        [brain] = api.content.find(is_working_copy=True)
        assert brain.is_working_copy is True


def test_the_public_sees_the_item_and_no_working_copy(page, working_copy) -> None:
    with api.env.adopt_roles(roles=["Anonymous"]):
        assert [b.getId for b in api.content.find(portal_type="Document")] == [page.getId()]
        assert not api.user.has_permission("View", obj=working_copy)


def test_values_are_not_shared(page) -> None:
    page.topics = [{"label": "malarstwo", "path": ["sztuka"]}]
    page.translations = {"en": {"title": {"text": "Hours", "source": "2026-03-01T10:00:00"}}}
    copy = check_out(page)
    theirs, mine = fields_of(page), fields_of(copy)
    assert mine["topics"].get() == page.topics
    for name in theirs:
        if isinstance(theirs[name].get(), (list, dict)):
            assert mine[name].get() is not theirs[name].get(), name
    copy.translations["en"]["title"]["text"] = "Times"
    assert page.translations["en"]["title"]["text"] == "Hours"


@pytest.mark.parametrize(
    "make",
    [
        lambda: NamedBlobImage(PIXEL, "image/gif", "słoń.gif"),
        lambda: RichTextValue("<p>Zapraszamy</p>", "text/html", "text/html"),
        lambda: RelationValue(7),
        lambda: PersistentList(["a", {"b": PersistentMapping(c=1)}]),
    ],
)
def test_what_add_ons_store_is_made_anew(portal, make) -> None:
    value = make()
    anew = restored(plain(value), value)
    assert anew is not value
    assert plain(anew) == plain(value)


def test_a_mixed_list_of_relations_takes_each_from_where_it_is() -> None:
    mine, theirs = [RelationValue(1), RelationValue(2)], [RelationValue(2), RelationValue(3)]
    merged = ["relation:1", "relation:3"]
    assert [relation.to_id for relation in restored(merged, mine, theirs)] == [1, 3]


def test_the_second_who_proposes_is_told_who_was_first(page, working_copy) -> None:
    with pytest.raises(AlreadyCheckedOut) as refusal:
        check_out(page, "adam")
    assert refusal.value.message.mapping == {"who": "Ewa Nowak"}


def test_a_draft_is_edited_itself(section) -> None:
    with api.env.adopt_user(username="ewa"):
        draft = api.content.create(section, "Document", "szkic")
    with pytest.raises(NotPublished):
        check_out(draft)


def test_a_working_copy_has_no_working_copy(working_copy) -> None:
    with pytest.raises(NotPublished):
        check_out(working_copy)


@pytest.mark.parametrize(
    ("user", "allowed"), [("ewa", True), ("adam", True), ("marta", True), ("region", False)]
)
def test_the_institution_s_people_may_propose(page, http_request, user, allowed) -> None:
    with api.env.adopt_user(username=user):
        assert control(page, http_request).checkout_allowed() is allowed


def test_others_may_withdraw_the_item_meanwhile(page, working_copy) -> None:
    assert not ILockable(page).locked()
    do(page, "withdraw", "marta", "Remont")
    assert api.content.get_state(page) == "withdrawn"


def test_a_lock_left_behind_does_not_keep_the_approver_from_deciding(working_copy) -> None:
    with api.env.adopt_user(username="ewa"):
        ILockable(working_copy).lock()
    do(working_copy, "submit", "ewa")
    assert not ILockable(working_copy).locked()


def test_a_working_copy_removed_by_force_leaves_its_item_free(page, working_copy, section) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        section.manage_delObjects([working_copy.getId()])
    assert ICheckinCheckoutPolicy(page).getWorkingCopy() is None
    assert not IBaseline.providedBy(page)
    assert check_out(page, "adam") is not None


def test_discarding_leaves_the_item_as_it_was(page, working_copy, http_request) -> None:
    before = values_of(page)
    working_copy.title = "Inny tytuł"
    with api.env.adopt_user(username="adam"):
        assert control(working_copy, http_request).cancel_allowed()
        ICheckinCheckoutPolicy(working_copy).cancelCheckout()
        assert ICheckinCheckoutPolicy(page).getWorkingCopy() is None
        assert [b.getId for b in api.content.find(portal_type="Document")] == [page.getId()]
    assert values_of(page) == before
    assert check_out(page, "adam") is not None


def test_deleting_a_working_copy_is_discarding_it(page, working_copy, section) -> None:
    do(working_copy, "delete", "ewa")
    assert section.objectIds() == [page.getId()]
    assert not ILockable(page).locked()


def test_a_working_copy_goes_with_its_original(page, working_copy, section) -> None:
    do(page, "withdraw", "ewa", "Remont")
    do(page, "delete", "ewa")
    with api.env.adopt_roles(roles=["Manager"]):
        section.manage_delObjects([page.getId()])
    assert section.objectIds() == []


def test_a_section_with_a_working_copy_can_be_removed(portal, section, working_copy) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        portal.manage_delObjects([section.getId()])
    catalog = api.portal.get_tool("portal_catalog")
    assert [b.getPath() for b in catalog.unrestrictedSearchResults(portal_type="Document")] == []


@pytest.mark.parametrize("which", ["page", "working_copy"])
def test_what_is_pasted_is_an_item_of_its_own(page, working_copy, section, which) -> None:
    source = {"page": page, "working_copy": working_copy}[which]
    with api.env.adopt_roles(roles=["Manager"]):
        pasted = api.content.copy(source, section, "kopia")
    with api.env.adopt_user(username="ewa"):
        [brain] = api.content.find(UID=pasted.UID())
    assert brain.is_working_copy is False
    assert ICheckinCheckoutPolicy(pasted).getBaseline() is None
    assert ICheckinCheckoutPolicy(pasted).getWorkingCopy() is None
    do(pasted, "submit", "ewa")
    assert api.content.get_state(pasted) == "pending"


def test_who_may_not_propose_is_refused_the_page(page) -> None:
    with api.env.adopt_user(username="region"), pytest.raises(Unauthorized):
        page.restrictedTraverse("@@content-checkout")
