"""What keeps an instance from working, in one sentence that says what to do about it."""


class InstanceError(Exception):
    """The instance cannot do what was asked; the message is for the person who asked."""
