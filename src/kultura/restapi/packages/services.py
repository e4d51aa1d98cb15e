"""The upload protocol of packages over HTTP (tus.io 1.0.0), one class a method.

``@packages`` is where uploads begin and are listed, ``@packages/ID`` one of them. Nothing here
writes to the ZODB; an upload is for who began it alone.
"""

from collections.abc import Mapping
from email.utils import format_datetime
from kultura.batches.order import Order
from kultura.batches.uploads import faults
from kultura.batches.uploads import receiving
from kultura.digitisation.limits import LIMITS
from kultura.i18n import _
from kultura.imports.writing import place
from kultura.publication.connection import is_on
from kultura.restapi import limits
from kultura.restapi.gate.body import check_length
from kultura.restapi.packages import announcing
from kultura.restapi.packages.refusals import told
from kultura.restapi.refusals import BadInput
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import current
from kultura.store.batch import batch_numbered
from kultura.store.uploads import Upload
from kultura.store.uploads import upload_of
from kultura.store.uploads import uploads_by
from plone import api
from plone.restapi.services import Service
from typing import Any
from typing import Final
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from ZPublisher.HTTPRequest import HTTPRequest

import re


VERSION: Final = "1.0.0"
SERVER: Final = {
    "Tus-Resumable": VERSION,
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,checksum,termination,expiration",
    "Tus-Checksum-Algorithm": ",".join(announcing.CHECKSUMS),
    "Tus-Max-Size": str(LIMITS.upload),
}
ID: Final = re.compile(r"[0-9a-f]{32}")
PIECE: Final = "application/offset+octet-stream"


@implementer(IPublishTraverse)
class Packages(Service):
    """What all methods have in common."""

    id = ""

    def publishTraverse(self, request: HTTPRequest, name: str) -> "Packages":
        """Take the id of an upload from the address."""
        if self.id:
            raise NotFound(name)
        self.id = name
        return self

    def reply(self) -> object:
        """Answer in the words of the protocol, which every answer names."""
        self.say({"Tus-Resumable": VERSION, "Cache-Control": "no-store"})
        if self.needs_version and self.request.getHeader("Tus-Resumable") != VERSION:
            self.say({"Tus-Version": VERSION})
            self.request.response.setStatus(412)
            return {"type": "PreconditionFailed", "message": f"Tus-Resumable: {VERSION}"}
        if not is_on():
            raise NotFound("There is no store for packages.")
        with told():
            return self.answer()

    needs_version = True

    def answer(self) -> object:
        """Do what the method does."""
        raise NotImplementedError

    def say(self, headers: Mapping[str, str]) -> None:
        """Set headers of the answer."""
        for name, value in headers.items():
            self.request.response.setHeader(name, value)

    def upload(self) -> Upload:
        """Return the upload of the address; raises NoUpload, Expired.

        An id of somebody else's tells nothing.
        """
        if not ID.fullmatch(self.id):
            raise faults.NoUpload("There is no such upload.")
        with bookkeeping() as cursor:
            found = upload_of(cursor, self.id)
        if found is None or (found.person, found.place) != (place.user_id(), self.place):
            raise faults.NoUpload("There is no such upload.")
        if found.expired:
            raise faults.Expired("Nobody went on with it.")
        return found

    @property
    def place(self) -> str:
        """The path of where packages go."""
        container = place.container_at(api.portal.get(), self.path)
        place.check_adding(container)
        return "/".join(container.getPhysicalPath())

    @property
    def path(self) -> str:
        return "/".join(self.context.getPhysicalPath())

    def said_of(self, upload: Upload) -> dict[str, str]:
        """Return the headers that tell how far an upload has come."""
        return {
            "Upload-Offset": str(upload.received),
            "Upload-Expires": format_datetime(upload.expires, usegmt=False),
        }

    def plain(self, upload: Upload) -> dict[str, Any]:
        """Return what JSON says of an upload."""
        url = self.context.absolute_url()
        with bookkeeping() as cursor:
            there = upload.batch and batch_numbered(cursor, upload.batch)
        return {
            "id": upload.id,
            "name": upload.name,
            "fingerprint": upload.fingerprint,
            "length": upload.length,
            "received": upload.received,
            "state": upload.state,
            "batch": upload.batch if there else None,
            "page": f"{url}/@@batch?id={upload.batch}" if there else f"{url}/@@batches",
        }


class Options(Packages):
    """Tells what the server knows of the protocol."""

    needs_version = False

    def answer(self) -> object:
        self.say(SERVER)
        return self.reply_no_content()


class Begin(Packages):
    """Announces an archive: its name, its length, where it goes."""

    def answer(self) -> object:
        place.check_adding(place.container_at(api.portal.get(), self.path))
        length = announcing.whole_number(self.request, "Upload-Length")
        if not length:
            raise BadInput(_("refused_upload_empty", default="The file is empty."))
        said = announcing.metadata(self.request)
        goal = "pending" if said.get("submit") == "1" else "draft"
        order = Order(self.path, said.get("collection", ""), goal)
        upload = receiving.begin(
            api.portal.get(),
            current(),
            order,
            said.get("filename", ""),
            length,
            said.get("fingerprint", ""),
        )
        self.say({"Location": f"{self.request.getURL()}/{upload.id}", **self.said_of(upload)})
        return self.reply_no_content(201)


class Show(Packages):
    """Lists what the person brings here, or tells of one upload."""

    needs_version = False

    def answer(self) -> object:
        if self.id:
            return self.plain(self.upload())
        here = self.place
        with bookkeeping() as cursor:
            found = uploads_by(cursor, place.user_id(), here)
        return {"items": [self.plain(one) for one in found]}


class Ask(Packages):
    """Tells how many bytes of an archive are here."""

    def answer(self) -> object:
        upload = self.upload()
        self.say({**self.said_of(upload), "Upload-Length": str(upload.length)})
        return self.reply_no_content(200)


class Continue(Packages):
    """Takes the next bytes; with the last of them the worker goes on."""

    def answer(self) -> object:
        upload = self.upload()
        if self.request.getHeader("Content-Type") != PIECE:
            raise BadInput(
                _(
                    "refused_upload_type",
                    default="Send 'Content-Type: ${type}'.",
                    mapping={"type": PIECE},
                )
            )
        length = int(self.request.get("CONTENT_LENGTH") or 0)
        check_length(length, limits.PIECE_BYTES)
        offset = announcing.whole_number(self.request, "Upload-Offset")
        body = self.request._file
        body.seek(0)
        checksum = announcing.checksum(self.request)
        now = receiving.append(current(), upload, offset, body, length, checksum)
        self.say(self.said_of(now))
        return self.reply_no_content()


class End(Packages):
    """Gives an upload up."""

    def answer(self) -> object:
        receiving.remove(current(), self.upload())
        return self.reply_no_content()
