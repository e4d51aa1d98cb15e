"""What can be wrong with an upload, as answers of HTTP: one table."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.batches.faults import BatchFault
from kultura.batches.uploads import faults
from kultura.i18n import _
from kultura.imports.faults import ImportRefused
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import Conflict
from kultura.restapi.refusals import Missing
from kultura.restapi.refusals import NotAllowed
from kultura.restapi.refusals import Refusal
from kultura.restapi.refusals import TooLarge
from typing import Final
from zope.i18nmessageid import Message


class Gone(Refusal):
    """What the request names was there, and is not any more (RFC 9110 15.5.11)."""

    status = 410
    type = "Gone"


class Locked(Refusal):
    """Another request is at it (RFC 4918 11.3)."""

    status = 423
    type = "Locked"


class ChecksumMismatch(Refusal):
    """What came has another checksum than was said (tus.io 1.0.0, Checksum)."""

    status = 460
    type = "ChecksumMismatch"


class NoStorage(Refusal):
    """The disk does not hold it (RFC 4918 11.5)."""

    status = 507
    type = "InsufficientStorage"


NO_UPLOAD: Final = _("refused_no_upload", default="There is no such upload of yours here.")
ANSWERS: Final[dict[type[BatchFault], tuple[type[Refusal], Message]]] = {
    faults.NoUpload: (Missing, NO_UPLOAD),
    faults.Expired: (
        Gone,
        _("refused_upload_expired", default="Nobody went on with it for too long. Begin it anew."),
    ),
    faults.TooLong: (
        TooLarge,
        _("refused_upload_beyond", default="This goes beyond the length that was announced."),
    ),
    faults.ChecksumDiffers: (
        ChecksumMismatch,
        _("refused_upload_checksum", default="The piece came damaged. Send it again."),
    ),
    faults.UploadBusy: (
        Locked,
        _("refused_upload_busy", default="Another request is at this upload. Try again."),
    ),
    faults.NoSpace: (
        NoStorage,
        _(
            "refused_upload_space",
            default="There is no room for it on the disk now. Tell who looks after the site.",
        ),
    ),
}


@contextmanager
def told() -> Iterator[None]:
    """Answer what is wrong with an upload by its status and a sentence."""
    try:
        yield
    except faults.WrongOffset as fault:
        raise Conflict(
            _(
                "refused_upload_offset",
                default="The upload is at byte ${size}. Continue there.",
                mapping={"size": str(fault.received)},
            ),
            offset=fault.received,
        ) from fault
    except faults.TooLargeToBring as fault:
        raise TooLarge(too_large(fault), most=fault.most) from fault
    except ImportRefused as refused:
        raise NotAllowed(
            _("refused_bringing", default="You may not bring packages here.")
        ) from refused
    except tuple(ANSWERS) as fault:
        refusal, message = ANSWERS[type(fault)]
        raise refusal(message) from fault
    except BatchFault as fault:
        raise BadInput(str(fault)) from fault


def too_large(fault: faults.TooLargeToBring) -> Message:
    """Say that there is no room for so much."""
    return _(
        "refused_upload_quota",
        default="That is more than may be brought here now: ${most} bytes. Ask for more room, or "
        "bring less.",
        mapping={"most": f"{fault.most:,}".replace(",", "\u00a0")},
    )
