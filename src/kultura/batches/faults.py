"""What keeps packages from being brought, or decided about, in words for who wants to."""

from kultura.i18n import in_english


class BatchFault(Exception):
    """Something is wrong with what was asked; the message says what to do.

    ``told`` is the message, for who reads another language than English.
    """

    def __init__(self, told: str) -> None:
        super().__init__(in_english(told))
        self.told = told


class BatchBusy(BatchFault):
    """Another process is at this batch."""
