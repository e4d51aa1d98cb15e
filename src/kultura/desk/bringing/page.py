"""The page ``@@bring``: a package is brought from a browser, in pieces where scripts run."""

from AccessControl import Unauthorized
from functools import cached_property
from kultura.batches.faults import BatchFault
from kultura.batches.order import Order
from kultura.batches.uploads import faults
from kultura.batches.uploads import receiving
from kultura.desk.review import form
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import MEBIBYTE
from kultura.i18n import _
from kultura.imports.faults import ImportRefused
from kultura.imports.writing import place
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store.uploads import Upload
from kultura.store.uploads import uploads_by
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from typing import Any
from typing import Final
from zope.i18nmessageid import Message

import os


SMALL: Final = 100 * MEBIBYTE  # of a file that comes with the form itself
WORDS: Final[dict[str, Message]] = {
    "receiving": _("upload_receiving", default="Not all of it is here: choose the same file again"),
    "whole": _("upload_whole", default="All of it is here; it is unpacked and checked"),
    "taken": _("upload_taken", default="Brought"),
}
TOLD: Final[dict[type[Exception], Message]] = {
    faults.TooLargeToBring: _("told_no_quota", default="There is not as much room left here."),
    faults.NoSpace: _(
        "refused_upload_space",
        default="There is no room for it on the disk now. Tell who looks after the site.",
    ),
    ImportRefused: _("refused_bringing", default="You may not bring packages here."),
}
NO_FILE: Final = _("told_no_file", default="Choose a ZIP or TAR archive of a package.")
NOT_SMALL: Final = _(
    "told_not_small",
    default="Without scripts an archive of at most 100 MB can be sent. Switch scripts on, or ask "
    "who looks after the site to bring it.",
)
FAILED: Final = _("told_not_brought", default="It could not be brought. Look at what was chosen.")
RECEIVED: Final = _("told_received", default="It is here, and is unpacked and checked next.")


class BringPage(BrowserView):
    """Shows where to drop packages; a POST brings one small archive without scripts."""

    words = WORDS
    piece = 8 * MEBIBYTE  # that is sent at once, and sent again where it was cut off

    def __call__(self) -> str | None:
        self.check()
        return self.bring() if self.request.method == "POST" else self.index()

    def check(self) -> None:
        """Raise Unauthorized for who may not bring packages here."""
        try:
            place.check_adding(self.container)
        except ImportRefused as refused:
            raise Unauthorized(str(refused)) from refused

    def bring(self) -> None:
        """Take the file of the form, and show the page again."""
        CheckAuthenticator(self.request)
        sent = self.request.form.get("file")
        said, kind = RECEIVED, "info"
        size = size_of(sent)
        if not size or size > SMALL:
            said, kind = (NOT_SMALL if size else NO_FILE), "error"
        else:
            try:
                self.receive(sent, size)
            except (BatchFault, ImportRefused) as fault:
                said, kind = TOLD.get(type(fault), FAILED), "error"
        api.portal.show_message(said, self.request, type=kind)
        self.request.response.redirect(self.here())

    def receive(self, sent: Any, size: int) -> None:
        """Receive a whole file at once."""
        sent.seek(0)
        upload = receiving.begin(
            api.portal.get(), current(), self.order(), sent.filename, size, fingerprint=""
        )
        receiving.append(current(), upload, 0, sent, size)

    def order(self) -> Order:
        """Return what the form asks for."""
        asked = self.request.form
        goal = "pending" if form.text(asked, "submit") else "draft"
        return Order(self.path, form.text(asked, "collection"), goal)

    @cached_property
    def container(self) -> Any:
        """Where packages go."""
        return place.container_at(api.portal.get(), self.path)

    @property
    def path(self) -> str:
        return "/".join(self.context.getPhysicalPath())

    def here(self) -> str:
        return f"{self.context.absolute_url()}/@@bring"

    def endpoint(self) -> str:
        """Return the address of the upload protocol."""
        site = api.portal.get()
        inside = self.path.removeprefix("/".join(site.getPhysicalPath()))
        return f"{site.absolute_url()}/++api++{inside}/@packages"

    def resource(self, name: str) -> str:
        return f"{api.portal.get().absolute_url()}/++plone++kultura-desk/bringing/{name}"

    def collections(self) -> list[tuple[str, str]]:
        """Return the collections of the institution that the person sees: UID and title."""
        found = api.content.find(
            self.context, portal_type="DigitalCollection", sort_on="sortable_title"
        )
        return [(brain.UID, brain.Title) for brain in found if brain.review_state != "deleted"]

    def may_submit(self) -> bool:
        return place.allowed(place.SUBMIT, self.container)

    def uploads(self) -> list[Upload]:
        """Return what the person is bringing here, and brought lately."""
        if not is_on():
            return []
        where = "/".join(self.container.getPhysicalPath())
        with bookkeeping() as cursor:
            return uploads_by(cursor, place.user_id(), where)

    def part(self, upload: Upload) -> int:
        """Return how much of an upload is here, in percent."""
        return 100 * upload.received // upload.length

    def address(self, upload: Upload) -> str:
        """Return where a package is followed; empty before all of it is here."""
        url = self.context.absolute_url()
        return f"{url}/@@batch?id={upload.batch}" if upload.batch else ""

    def most(self) -> str:
        """Return how large an archive may be, in words."""
        return f"{LIMITS.upload // 1024**3} GB"


def size_of(sent: Any) -> int:
    """Return the bytes of a file of a form; 0 where there is none."""
    if not getattr(sent, "filename", ""):
        return 0
    return sent.seek(0, os.SEEK_END) or sent.tell()
