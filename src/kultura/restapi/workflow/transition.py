"""``POST @workflow/<transition>``: the guard first, then the transition, and nothing beside it.

Stock plone.restapi writes dates from the body before it asks the guard, and recurses into folders;
its refusals are normal answers, so what was written before them stays.
"""

from kultura.i18n import _
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.gate.parameters import too_long
from kultura.restapi.gate.parameters import unknown
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import Conflict
from kultura.restapi.refusals import NotAllowed
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services.workflow.transition import WorkflowTransition
from plone.restapi.services.workflow.utils import elevated_privileges
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from Products.DCWorkflow.States import StateDefinition
from zope.i18n import translate
from zope.interface import alsoProvides


COMMENT_CHARACTERS = 5_000


class Transition(WorkflowTransition):
    """Moves one item through its workflow, with a comment."""

    def reply(self) -> dict:
        """Return the new entry of the history; raise a refusal that says what is possible."""
        if self.transition is None:
            raise BadInput(
                _("refused_no_transition", default="Name a transition: @workflow/submit.")
            )
        comment = self._comment(json_body(self.request))
        self._check_possible()
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            self.wftool.doActionFor(self.context, self.transition, comment=comment)
        except WorkflowException as refusal:
            raise BadInput(refusal.args[0] if refusal.args else str(refusal)) from refusal
        return self._latest()

    def _comment(self, sent: dict) -> str:
        if sent.get("include_children"):
            raise BadInput(
                _(
                    "refused_include_children",
                    default="A transition is for one item. Send one request for each.",
                )
            )
        check_known("property", sent, ["comment", "include_children"])
        comment = sent.get("comment") or ""
        if not isinstance(comment, str):
            raise BadInput(_("refused_comment", default="'comment' must be a text."))
        if len(comment) > COMMENT_CHARACTERS:
            raise too_long("comment", COMMENT_CHARACTERS)
        return comment

    def _check_possible(self) -> None:
        """Raise the reason why the transition is not one of those open to the caller."""
        possible = {each["id"] for each in self.wftool.getTransitionsFor(self.context)}
        if self.transition in possible:
            return
        workflows = self.wftool.getWorkflowsFor(self.context)
        known = {name for workflow in workflows for name in workflow.transitions.objectIds()}
        if self.transition not in known:
            raise unknown("transition", self.transition, known)
        if any(self.transition in self._state(each).transitions for each in workflows):
            raise NotAllowed(
                _("refused_transition", default="You may not do this with this item."),
                possible=sorted(possible),
            )
        raise self._elsewhere(workflows[0], sorted(possible))

    def _elsewhere(self, workflow: DCWorkflowDefinition, possible: list[str]) -> Conflict:
        state = self._state(workflow)
        return Conflict(
            _(
                "refused_from_this_state",
                default="This is not possible in the state '${state}'.",
                mapping={"state": translate(state.title, domain="kultura", context=self.request)},
            ),
            state=state.getId(),
            possible=possible,
        )

    def _state(self, workflow: DCWorkflowDefinition) -> StateDefinition:
        return workflow.states[self.wftool.getInfoFor(self.context, workflow.state_var)]

    def _latest(self) -> dict:
        with elevated_privileges(self.context):
            entry = dict(self.wftool.getInfoFor(self.context, "review_history")[-1])
        title = self.wftool.getTitleForStateOnType(entry["review_state"], self.context.portal_type)
        entry["title"] = translate(title, domain="kultura", context=self.request)
        return json_compatible(entry)
