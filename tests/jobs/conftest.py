"""A store of the test's own, for the worker."""

from databases import connection
from databases import cursor
from databases import dsn
from databases import postgresql
from databases import template


__all__ = ["connection", "cursor", "dsn", "postgresql", "template"]
