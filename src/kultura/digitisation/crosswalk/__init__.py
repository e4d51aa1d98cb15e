"""From descriptions as packages bring them to the fields of a digital object.

One module a standard, each a table of rules; `describing` applies them. What no rule takes is kept
in the package and told, never dropped.
"""
