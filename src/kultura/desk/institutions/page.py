"""The page ``@@institutions``: sections, their teams, and what the region decides of them."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import fields
from functools import cached_property
from kultura.desk.review.form import text
from kultura.desk.review.page import BUNDLE
from kultura.i18n import _
from kultura.institutions.groups import group_id
from kultura.institutions.groups import ROLES
from kultura.institutions.opening import kinds
from kultura.institutions.opening import open_institution
from kultura.institutions.opening import OpeningRefused
from kultura.institutions.opening import Seat
from kultura.institutions.team.refusals import TeamRefused
from kultura.interfaces import IInstitution
from kultura.review.rows import local
from kultura.review.rows import Rows
from kultura.workflows.errors import TransitionRefused
from plone import api
from plone.protect import CheckAuthenticator
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five import BrowserView
from typing import Any
from typing import ClassVar
from zExceptions import NotFound
from zope.event import notify
from zope.i18nmessageid import Message
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import transaction


SEAT = tuple(field.name for field in fields(Seat))
NEVER_BEFORE = 2001  # Plone says "2000/01/01" of who has never logged in


@dataclass(frozen=True)
class Person:
    """Somebody of a team, with the day they were here last; empty for never."""

    name: str
    email: str
    team: str
    last: str


@dataclass(frozen=True)
class Section:
    """An institution as the region governs it."""

    uid: str
    title: str
    url: str
    kind: str
    active: bool
    publishes_directly: bool
    team: list[Person]


class InstitutionsPage(BrowserView):
    """Lists sections; one form opens one, buttons decide about each."""

    def __call__(self) -> str | None:
        add_bundle_on_request(self.request, BUNDLE)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.act()
        return self.index()

    @cached_property
    def rows(self) -> Rows:
        return Rows(self.request)

    def kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of institution with their titles."""
        return [(name, self.rows.type(name)) for name in kinds()]

    def sections(self) -> list[Section]:
        """Return all sections by title, with their teams."""
        catalog = api.portal.get_tool("portal_catalog")
        asked = {"object_provides": IInstitution.__identifier__, "sort_on": "sortable_title"}
        return [self._section(brain.getObject()) for brain in catalog(**asked)]

    def sent(self, name: str) -> str:
        """Return what was typed, so that a refusal loses nothing."""
        return text(self.request.form, name)

    def act(self) -> str | None:
        """Do what the pressed button says; a refusal shows the form again, as it was filled."""
        action = self.ACTIONS.get(text(self.request.form, "action"))
        before = transaction.savepoint()
        try:
            told = action(self) if action else None
        except (OpeningRefused, TeamRefused, TransitionRefused) as refusal:
            before.rollback()
            return self.refused(refusal.message)
        except WorkflowException:
            before.rollback()
            return self.refused(
                _("told_not_possible", default="This is not possible any more, or not for you.")
            )
        if told is not None:
            api.portal.show_message(told, request=self.request)
        return self.request.response.redirect(f"{self.context.absolute_url()}/@@institutions")

    def refused(self, message: Message) -> str:
        """Show the page again with the reason."""
        api.portal.show_message(message, request=self.request, type="error")
        self.request.response.setStatus(400)
        return self.index()

    def open(self) -> Message:
        sent = (self.sent(name) for name in ("kind", "name", "address", "email"))
        seat = Seat(*(self.sent(name)[:300] for name in SEAT))
        open_institution(self.context, *sent, seat)
        return _(
            "told_institution_opened", default="The institution is open, the invitation is sent."
        )

    def suspend(self) -> Message:
        self._transition("suspend")
        return _(
            "told_institution_suspended",
            default="The institution is suspended: nothing of it is public.",
        )

    def activate(self) -> Message:
        self._transition("activate")
        return _("told_institution_active", default="The institution is active again.")

    def give_right(self) -> Message:
        self._set_right(True)
        return _("told_right_given", default="Its manager may publish without approval.")

    def take_right(self) -> Message:
        self._set_right(False)
        return _("told_right_taken", default="It publishes by approval only.")

    ACTIONS: ClassVar[dict[str, Callable[[Any], Message]]] = {
        "open": open,
        "suspend": suspend,
        "activate": activate,
        "give": give_right,
        "take": take_right,
    }

    def chosen(self) -> Any:
        """Return the section the button belongs to."""
        found = api.content.get(UID=self.sent("uid"))
        if found is None or not IInstitution.providedBy(found):
            raise NotFound(self.sent("uid"))
        return found

    def _transition(self, action: str) -> None:
        tool = api.portal.get_tool("portal_workflow")
        tool.doActionFor(self.chosen(), action, comment=self.sent("comment"))

    def _set_right(self, given: bool) -> None:
        section = self.chosen()
        section.publishes_directly = given
        notify(ObjectModifiedEvent(section, Attributes(None, "publishes_directly")))

    def _section(self, obj: Any) -> Section:
        return Section(
            uid=obj.UID(),
            title=obj.title,
            url=obj.absolute_url(),
            kind=self.rows.type(obj.portal_type),
            active=api.content.get_state(obj) == "active",
            publishes_directly=bool(obj.publishes_directly),
            team=[person for team in ROLES for person in self._people(obj, team)],
        )

    def _people(self, obj: Any, team: str) -> list[Person]:
        group = api.group.get(group_id(obj.getId(), team))
        users = [user for user in (group.getGroupMembers() if group else ()) if user is not None]
        return [
            Person(
                user.getProperty("fullname") or user.getUserName(),
                user.getProperty("email") or "",
                team,
                _day(user.getProperty("login_time")),
            )
            for user in users
        ]


def _day(moment: Any) -> str:
    found = local(moment)
    return f"{found:%d.%m.%Y %H:%M}" if found is not None and found.year >= NEVER_BEFORE else ""
