"""The fixtures of databases, for the store's own tests."""

from databases import connection
from databases import cursor
from databases import dsn
from databases import postgresql
from databases import reader
from databases import template


__all__ = ["connection", "cursor", "dsn", "postgresql", "reader", "template"]
