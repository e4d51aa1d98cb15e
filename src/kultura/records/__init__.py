"""The public record: what the platform says in public about one object, as plain typed data.

Content builds it, views and the public API render it; so it knows no Zope, no settings and no
database.
"""

from kultura.records.record import Record


__all__ = ["Record"]
