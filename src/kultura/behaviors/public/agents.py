"""People behind a work, for the public, in the editor's order."""

from .words import Words
from kultura.records.agent import Agent
from typing import Any


def agents(words: Words) -> tuple[Agent, ...]:
    """Return those who made it: an object's creators, a production's credits."""
    rows = getattr(words.obj, "agents", None) or ()
    return tuple(_agent(words, row) for row in rows if row.get("name"))


def _agent(words: Words, row: dict[str, Any]) -> Agent:
    return Agent(
        name=row["name"],
        role=row.get("role") or None,
        character=words.inside("agents", row.get("character")),
        qualifier=row.get("qualifier") or None,
        authority=row.get("authority") or None,
        born=row.get("born") or None,
        died=row.get("died") or None,
    )
