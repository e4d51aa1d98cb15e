"""How far an import brings an object through the approval, and when it may touch one at all."""

from dataclasses import dataclass
from kultura.i18n import _
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.order import Goal
from kultura.imports.writing.transitions import execute
from kultura.imports.writing.transitions import state_of
from kultura.workflows.history import add_entry
from typing import Any


AGAIN = "published again"
"""A move that is no transition: new values of what is public, entered into its history."""

MOVES: dict[tuple[Goal, str], tuple[str, ...]] = {
    ("pending", "draft"): ("submit",),
    ("published", "draft"): ("submit", "publish"),
    ("published", "pending"): ("publish",),
}
LOCKED = {
    "pending": _(
        "record_locked_pending",
        default="It waits for approval: nobody changes it until it is decided or taken back.",
    ),
    "published": _(
        "record_locked_published",
        default="It is public: --publish changes it, by a user who may publish.",
    ),
    "withdrawn": _(
        "record_locked_withdrawn",
        default="It was withdrawn from the public: reopen it first.",
    ),
    "deleted": _("record_locked_deleted", default="It was deleted: restore it first."),
}


class Locked(RowRefused):
    """An object is in a state in which this import may not write on it."""

    def __init__(self, state: str) -> None:
        super().__init__(LOCKED[state])
        self.state = state


@dataclass(frozen=True, slots=True)
class Approval:
    """The goal of a run, the transition that publishes for its user, and what the history says."""

    goal: Goal
    publish: str
    comment: str

    def advance(self, obj: Any) -> None:
        """Bring a new object to the goal."""
        self.execute(obj, self.path("draft"))

    def moves(self, obj: Any, changed: bool) -> tuple[str, ...]:
        """Return the moves an object needs to reach the goal.

        Raises RowRefused where it would change and may not: by an import that does not publish, or
        because somebody took it out of the public's sight.
        """
        state = state_of(obj)
        if changed and not self.may_change(state):
            raise Locked(state)
        if changed and state == "published":
            return (AGAIN,)
        return self.path(state)

    def may_change(self, state: str) -> bool:
        """Tell whether the import may write on an object in this state."""
        if self.goal != "published":
            return state == "draft"
        return state in ("draft", "published") or (state == "pending" and self.publish == "publish")

    def path(self, state: str) -> tuple[str, ...]:
        """Return the transitions from a state to the goal."""
        if self.goal == "published" and self.publish == "publish_directly":
            return ("publish_directly",) if state == "draft" else ()
        return MOVES.get((self.goal, state), ())

    def execute(self, obj: Any, moves: tuple[str, ...]) -> None:
        """Make the moves, each with its entry in the history."""
        for move in moves:
            if move == AGAIN:
                add_entry(obj, self.publish, self.comment)
            else:
                execute(obj, move, self.comment)
