"""What keeps packages from being brought, or decided about, in words for who wants to."""


class BatchFault(Exception):
    """Something is wrong with what was asked; the message says what to do."""


class BatchBusy(BatchFault):
    """Another process is at this batch."""
