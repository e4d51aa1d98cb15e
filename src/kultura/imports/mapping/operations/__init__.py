"""Operations of expressions: one module an operation, named as in the YAML, found by being here.

A module `first` holds a frozen dataclass `First` with `read(entry)`, `apply(value, work)` and
`paths()`. Those that take from the row (path, constant, template, join, first, tree) stand first in
an expression; the others change what the one before gave, element by element where it is a list.
"""
