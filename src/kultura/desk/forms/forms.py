"""The forms of all content: nothing typed is lost, nobody is overwritten, and one click submits.

What was typed and not saved is there when the form opens again. A save on top of somebody else's is
refused once, with everything that was typed still in the form.
"""

from functools import cached_property
from io import BytesIO
from kultura.behaviors.fields.picture_widget import KEPT_FILES
from kultura.desk.forms.faults import Fault
from kultura.desk.forms.faults import faults_of
from kultura.desk.forms.keeping import ADD
from kultura.desk.forms.keeping import EDIT
from kultura.desk.forms.keeping import Kept
from kultura.desk.forms.keeping import kept
from kultura.desk.forms.keeping import typed
from kultura.desk.forms.unlocked import UnlockedEditForm
from kultura.i18n import _
from kultura.store.drafts import Draft
from kultura.store.drafts import DraftFile
from kultura.workflows.errors import TransitionRefused
from plone import api
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.edit import DefaultEditView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from typing import Final
from z3c.form import button

import transaction


APPROVAL: Final = "kultura_approval"
BASED_ON: Final = "kultura.based_on"
OVERWRITE: Final = "kultura.overwrite"
NOTE: Final = "kultura.note"
FIRST_GROUP: Final = _("fieldset_what", default="What")
SUBMIT: Final = _("button_save_and_submit", default="Save and submit")
SUBMITTED: Final = _("told_submitted", default="Saved, and handed to the region for approval.")


class KeptFile(BytesIO):
    """A file that was kept beside a draft, as a form reads one that was just sent."""

    def __init__(self, file: DraftFile) -> None:
        super().__init__(file.data)
        self.filename = file.filename
        self.headers: dict[str, str] = {}


class CarefulForm:
    """What the forms for new and for existing content have in common."""

    default_fieldset_label = FIRST_GROUP
    template = ViewPageTemplateFile("form.pt")
    above = ViewPageTemplateFile("above.pt")
    below = ViewPageTemplateFile("below.pt")
    conflict = False
    draft: Draft | None = None

    @property
    def form_key(self) -> str:
        """``edit`` or ``add:<type>``."""
        raise NotImplementedError

    @property
    def state(self) -> str:
        """A text that differs once the item was changed."""
        return ""

    @cached_property
    def kept(self) -> Kept | None:
        """What is kept of this form for this person."""
        return kept(self.context, self.form_key)

    def update(self) -> None:
        if self.kept is not None:
            self.take_up()
        super().update()

    def take_up(self) -> None:
        """Put what was kept into the request: all of it on opening, its files on sending."""
        sent = self.request.form
        if self.request.method == "POST":
            self.take_up_files(sent)
        elif not typed(sent):
            self.draft = self.kept.find()
            if self.draft is not None:
                # Plone ignores what a GET brings along; this did not come with it.
                self.allow_prefill_from_GET_request = True
                for name, value in self.draft.fields.items():
                    sent[name] = value
                    self.request.set(name, value)
                self.request.other[KEPT_FILES] = {
                    file.name: file.filename for file in self.kept.files()
                }

    def take_up_files(self, sent: dict[str, Any]) -> None:
        """Give each input that says so the file that was kept for it."""
        wanted = {
            name.removesuffix(".kept"): value
            for name, value in sent.items()
            if name.endswith(".upload.kept") and value
        }
        if not wanted:
            return
        files = {file.name: file for file in self.kept.files()}
        for name, source in wanted.items():
            if source in files and not getattr(sent.get(name), "filename", None):
                sent[name] = KeptFile(files[source])

    def based_on(self) -> str:
        """Return the state of the item on which this form was filled in."""
        sent = self.request.form.get(BASED_ON)
        if sent:
            return str(sent)
        return self.draft.based_on if self.draft else self.state

    @property
    def note(self) -> str:
        """What was written to the region."""
        return str(self.request.form.get(NOTE) or "").strip()

    @cached_property
    def faults(self) -> list[Fault]:
        """What is wrong in what was sent."""
        return faults_of(self)

    def render(self) -> str:
        if self.faults:
            self.status = ""  # said above the form, with where it is
        return self.above() + super().render() + self.below()

    def may_submit(self) -> bool:
        """Say whether the form offers to hand the item over at once."""
        return False

    def finish(self) -> None:
        """Forget the draft with the commit of what it became."""
        if self.kept is not None:
            self.kept.discard_after_commit()

    def hand_over(self, item: Any) -> None:
        """Submit the item with the note that was written; what is refused stays a draft."""
        before = transaction.savepoint()
        try:
            tool = api.portal.get_tool("portal_workflow")
            tool.doActionFor(item, "submit", comment=self.note)
        except TransitionRefused as refusal:
            before.rollback()
            api.portal.show_message(refusal.message, request=self.request, type="error")
        else:
            api.portal.show_message(SUBMITTED, request=self.request)


class EditForm(CarefulForm, UnlockedEditForm):
    """The form of what is there."""

    buttons = UnlockedEditForm.buttons.omit("cancel")
    handlers = UnlockedEditForm.handlers.copy()

    @property
    def form_key(self) -> str:
        return EDIT

    @property
    def state(self) -> str:
        return repr(self.context.modified().timeTime())

    def extractData(self, setErrors: bool = True) -> tuple[dict, tuple]:
        data, errors = super().extractData(setErrors)
        form = self.request.form
        self.conflict = form.get(BASED_ON, self.state) != self.state != form.get(OVERWRITE)
        return data, errors or ((self.conflict,) if self.conflict else ())

    def applyChanges(self, data: dict) -> Any:
        self.finish()
        return super().applyChanges(data)

    @button.buttonAndHandler(SUBMIT, name="submit", condition=lambda form: form.may_submit())
    def handleSubmit(self, action: Any) -> None:
        """Save, then submit."""
        self.handleApply(self, action)
        if self.status != self.formErrorsMessage:
            self.hand_over(self.context)

    @button.buttonAndHandler(UnlockedEditForm.buttons["cancel"].title, name="cancel")
    def handleCancel(self, action: Any) -> None:
        """Leave, and forget what was typed."""
        self.finish()
        UnlockedEditForm.handleCancel(self, action)

    def may_submit(self) -> bool:
        tool = api.portal.get_tool("portal_workflow")
        return any(one["id"] == "submit" for one in tool.getTransitionsFor(self.context))


class AddForm(CarefulForm, DefaultAddForm):
    """The form of what is new."""

    buttons = DefaultAddForm.buttons.omit("cancel")
    handlers = DefaultAddForm.handlers.copy()
    added: Any = None

    @property
    def form_key(self) -> str:
        return f"{ADD}{self.portal_type}"

    def add(self, object: Any) -> None:
        super().add(object)
        self.added = self.container[object.getId()]
        self.finish()

    @button.buttonAndHandler(SUBMIT, name="submit", condition=lambda form: form.may_submit())
    def handleSubmit(self, action: Any) -> None:
        """Save, then submit."""
        self.handleAdd(self, action)
        if self.added is not None:
            self.hand_over(self.added)

    @button.buttonAndHandler(DefaultAddForm.buttons["cancel"].title, name="cancel")
    def handleCancel(self, action: Any) -> None:
        """Leave, and forget what was typed."""
        self.finish()
        DefaultAddForm.handleCancel(self, action)

    def may_submit(self) -> bool:
        chain = api.portal.get_tool("portal_workflow").getChainFor(self.portal_type)
        return APPROVAL in chain and api.user.has_permission("kultura: Submit", obj=self.context)


class EditView(DefaultEditView):
    """The page around the form."""

    form = EditForm
