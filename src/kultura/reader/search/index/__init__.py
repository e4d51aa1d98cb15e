"""The index: what is kept of each record, in which fields, in which folder."""
