"""The publication store: what the public may see, as rows of PostgreSQL's schema `publication`.

Functions over a psycopg2 connection or cursor and plain dataclasses; no Zope. The cms marks and
hides at commit (`marks`, `hides`), the projector shows (`ripe`, `projection`), both tell what
changed (`feed`), and the reader asks (`read`) through views that carry the whole predicate of what
is public.
"""
