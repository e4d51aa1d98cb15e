"""What keeps an import as a whole from starting, or from going on."""


class ImportFault(Exception):
    """Something is wrong with what was asked; the message says what to do."""


class SourceFault(ImportFault):
    """The file as a whole cannot be read."""


class ImportRefused(ImportFault):
    """There is no such place, or the user may not do it."""


class DatabaseAway(Exception):
    """The database did not take a batch, however often it was tried."""
