"""METS, the file that says how all of a package belongs together.

https://www.loc.gov/standards/mets/mets-schemadocs.html; `document` reads it as plain data,
`assembling` makes pages, structure and files of a package from it.
"""
