"""Records of an institution's own catalogue, brought in by a declarative mapping.

The way of a row: a *reader* yields it from the file, the *mapping* turns it into a draft (plain
field values), the *writing* side creates or updates an object from it, and the *report* says what
became of it.
"""
