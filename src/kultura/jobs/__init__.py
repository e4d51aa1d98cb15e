"""What the worker does: jobs from a table and by the clock, one ZODB transaction an item.

A kind of job is a named utility (`kultura.interfaces.IJobKind`). Whoever wants something done asks
by `kultura.publication.asking.ask` in the transaction that gives the reason.
"""
