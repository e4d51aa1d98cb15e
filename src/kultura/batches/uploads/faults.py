"""Why a piece of an upload is not taken, or an upload not begun."""

from kultura.batches.faults import BatchFault


class NoUpload(BatchFault):
    """There is no such upload of this person here."""


class Expired(BatchFault):
    """Nobody went on with the upload for too long."""


class WrongOffset(BatchFault):
    """A piece does not begin where the upload ends."""

    def __init__(self, received: int) -> None:
        super().__init__(f"The upload is at byte {received}: go on there.")
        self.received = received


class TooLong(BatchFault):
    """A piece goes beyond what was announced."""


class ChecksumDiffers(BatchFault):
    """A piece did not come as it was sent."""


class UploadBusy(BatchFault):
    """Another request is at this upload."""


class TooLargeToBring(BatchFault):
    """An archive is larger than any that is taken, or than what the institution may keep yet."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"{length} bytes are more than {most}.")
        self.most = most


class NoSpace(BatchFault):
    """The disk does not hold what is announced."""
