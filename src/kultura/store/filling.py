"""Whether everything the site has was marked once: a site may be older than its store."""

from psycopg2.extensions import cursor as Cursor


def is_filled(cursor: Cursor) -> bool:
    """Tell whether nothing can be missing from the store for its age."""
    cursor.execute("SELECT filled_at IS NOT NULL FROM publication.state")
    return cursor.fetchone()[0]


def set_filled(cursor: Cursor) -> None:
    """Note that everything was marked, or that there was nothing yet."""
    cursor.execute("UPDATE publication.state SET filled_at = coalesce(filled_at, now())")
