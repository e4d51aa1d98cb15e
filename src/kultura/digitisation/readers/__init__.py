"""Formats of packages: one module a format, found by being here.

A reader has `FORMAT`, its name; `recognises(tree)`, which looks at names only; and `read(tree)`,
which makes a `Package`. What is wrong is a finding of the package, unless nothing can be read.
"""
