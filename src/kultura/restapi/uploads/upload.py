"""One upload in parts: a file beside the database that grows, and only where its offset says.

The stock class appends wherever the client is, and takes more bytes than were announced. This one
writes at the end or not at all, and its file follows the transaction: what an aborted or repeated
transaction wrote is taken off again, what was made content is removed after the commit.
"""

from kultura.i18n import _
from kultura.restapi.refusals import Conflict
from kultura.restapi.refusals import TooLarge
from pathlib import Path
from plone.restapi.services.content.tus import TUSUpload
from typing import BinaryIO

import fcntl
import os
import re
import shutil
import transaction


ID = re.compile(r"[0-9a-f]{32}")


class Upload(TUSUpload):
    """The parts received so far, and what was announced about the whole."""

    @property
    def path(self) -> Path:
        """Where the parts received so far are."""
        return Path(self.filepath)

    def append(self, body: BinaryIO, offset: int, length: int) -> None:
        """Write ``length`` bytes at ``offset``.

        Raises Conflict unless the file ends there, TooLarge beyond the announced length.
        """
        with self.path.open("ab") as parts:
            fcntl.flock(parts, fcntl.LOCK_EX)
            size = os.fstat(parts.fileno()).st_size
            self._check(size, offset, length)
            self._follow_transaction(size)
            shutil.copyfileobj(body, parts, 2**20)
            parts.flush()
            self.finished = os.fstat(parts.fileno()).st_size >= self.length()

    def open(self) -> BinaryIO:
        """Open the whole for reading, under a second name: a blob consumes the file it is given."""
        if self._file is None or self._file.closed:
            second = self.path.with_suffix(".blob")
            second.unlink(missing_ok=True)
            second.hardlink_to(self.path)
            self._file = second.open("rb")
        return self._file

    def cleanup(self) -> None:
        """Remove the files, once what was made of them is stored."""
        transaction.get().addAfterCommitHook(self._remove)

    def _check(self, size: int, offset: int, length: int) -> None:
        if offset != size:
            raise Conflict(
                _(
                    "refused_upload_offset",
                    default="The upload is at byte ${size}. Continue there.",
                    mapping={"size": str(size)},
                ),
                offset=size,
            )
        if offset + length > self.length():
            raise TooLarge(
                _(
                    "refused_upload_length",
                    default="The upload was announced with ${length} bytes; this goes beyond.",
                    mapping={"length": str(self.length())},
                ),
                most=self.length(),
            )

    def _follow_transaction(self, size: int) -> None:
        current = transaction.get()
        current.addAfterAbortHook(self._truncate, (size,))
        current.addAfterCommitHook(lambda committed: committed or self._truncate(size))

    def _truncate(self, size: int) -> None:
        if self.path.exists():
            os.truncate(self.path, size)

    def _remove(self, committed: bool) -> None:
        if committed:
            super().cleanup()
            self.path.with_suffix(".blob").unlink(missing_ok=True)
