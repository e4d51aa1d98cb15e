"""Prepared statements: what a connection asks again and again is planned once.

Planning the views of what is public takes longer than reading a record by them. psycopg2 sends
every statement as text, so the second time a statement is asked it is prepared under a name
(PostgreSQL: PREPARE), and executed by that name from then on. A statement whose parameters have no
type that PostgreSQL can find by itself is sent as text for ever.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from psycopg2 import errors
from psycopg2 import NotSupportedError
from psycopg2 import ProgrammingError
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from psycopg2.sql import Composable
from typing import Any

import re


PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?s|%%")
CHANGED = (NotSupportedError, errors.UndefinedTable, errors.InvalidSqlStatementName)
MOST = 300  # statements of one connection; others are sent as text
SEEN = 2_000  # statements remembered as asked once


@dataclass(frozen=True)
class Statement:
    """A statement's name, and the names of its parameters; None for each without one."""

    name: str
    parameters: tuple[str | None, ...]

    def values(self, given: Sequence[Any] | Mapping[str, Any] | None) -> list[Any]:
        """Return what was given in the order of the parameters."""
        if isinstance(given, Mapping):
            return [given[name] for name in self.parameters if name is not None]
        return list(given or ())


class PreparingConnection(Connection):
    """A connection that remembers its statements by their text."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.seen: set[str] = set()
        self.statements: dict[str, Statement | None] = {}
        self.names = count(1)

    def forget(self) -> None:
        """Forget all statements: what they read was made anew, or the server does not know them."""
        self.statements.clear()
        self.seen.clear()


class PreparedCursor(Cursor):
    """A cursor whose statements are prepared, on a connection that remembers them."""

    def execute(self, query: str | Composable, vars: Any = None) -> None:
        """Execute a statement by its name, as text where it has none."""
        text = query.as_string(self) if isinstance(query, Composable) else query
        statement = self._statement(text, vars)
        if statement is None:
            super().execute(text, vars)
            return
        values = statement.values(vars)
        places = f" ({', '.join(['%s'] * len(values))})" if values else ""
        try:
            super().execute(f"EXECUTE {statement.name}{places}", values or None)
        except CHANGED:
            self.connection.forget()
            super().execute(text, vars)
        except ProgrammingError:
            self.connection.statements[text] = None
            super().execute(text, vars)

    def _statement(self, text: str, given: Any) -> Statement | None:
        connection = self.connection
        if not isinstance(connection, PreparingConnection):
            return None
        if text in connection.statements:
            return connection.statements[text]
        if text not in connection.seen:
            if len(connection.seen) < SEEN:
                connection.seen.add(text)
            return None
        if len(connection.statements) >= MOST:
            return None
        connection.statements[text] = self._prepared(text, given)
        return connection.statements[text]

    def _prepared(self, text: str, given: Any) -> Statement | None:
        if ";" in text:
            return None
        name = f"kultura_{next(self.connection.names)}"
        numbered, parameters = numbered_text(text) if given is not None else (text, ())
        try:
            super().execute(f"PREPARE {name} AS {numbered}")
        except ProgrammingError:
            return None
        return Statement(name, parameters)


def numbered_text(text: str) -> tuple[str, tuple[str | None, ...]]:
    """Return a statement with $1, $2 … for its placeholders, and the names these had."""
    names: list[str | None] = []

    def number(found: re.Match) -> str:
        if found[0] == "%%":
            return "%"
        if found[1] is None or found[1] not in names:
            names.append(found[1])
            return f"${len(names)}"
        return f"${names.index(found[1]) + 1}"

    return PLACEHOLDER.sub(number, text), tuple(names)
