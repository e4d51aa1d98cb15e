"""The region in numbers, counted in the catalog's indexes: no object is woken.

Charts are drawn here as SVG, tables are given as rows and as CSV.
"""
