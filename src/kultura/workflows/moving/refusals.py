"""Why an item stays where it is; each says what to do."""

from kultura.i18n import _
from zope.i18nmessageid import Message


class MoveRefused(Exception):
    """An item that cannot be moved or renamed as asked; ``forbidden``: not by this person."""

    def __init__(self, message: Message | str, *, forbidden: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.forbidden = forbidden


def not_movable(title: str) -> MoveRefused:
    """Refuse what this person may not move, or not in its state."""
    return MoveRefused(
        _(
            "refused_move",
            default="“${title}” cannot be moved or renamed by you now. "
            "Drafts and published items of your own institution can.",
            mapping={"title": title},
        ),
        forbidden=True,
    )


def not_there(title: str) -> MoveRefused:
    """Refuse a place in another institution, or one that is not for this type."""
    return MoveRefused(
        _(
            "refused_move_there",
            default="“${title}” cannot be moved there. "
            "Choose a place in its own institution where such items are added.",
            mapping={"title": title},
        ),
        forbidden=True,
    )


def locked(title: str) -> MoveRefused:
    """Refuse what somebody is writing."""
    return MoveRefused(
        _(
            "refused_move_locked",
            default="Somebody is editing “${title}”. Try again when they have finished.",
            mapping={"title": title},
        )
    )


def id_refused(reason: str) -> MoveRefused:
    """Refuse a short name; the reason is Plone's own sentence."""
    return MoveRefused(reason)
