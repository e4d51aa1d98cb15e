"""Formats of sources: one module a format, found by being here.

A reader has `ENDINGS`, the file name endings it takes, and `rows(path, options)`, which yields
`Row` after `Row`. It holds one row at a time, and a row it cannot read is a `Row` with a fault: the
rest follows. One with `HEADER` reads sheets, in which every row has every column.
"""
