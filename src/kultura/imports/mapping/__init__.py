"""The declarative mapping: a YAML file that says which field comes from where.

`reading` turns the file into a frozen `Mapping`, naming line and key of everything wrong with it;
`Mapping.draft(row)` turns a row into a `Draft`. What one expression can do is the folder
`operations`: one module an operation, named as in the YAML.
"""
