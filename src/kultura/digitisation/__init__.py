"""Packages of digitised objects: read as plain typed data, checked, and told about; knows no Zope.

A *reader* recognises a tree of files and makes a `Package` of it; *checks* look at the package and
at its files and give *findings*: what it means, and what to do. A package is somebody else's
input: nothing in it is ever executed, followed or expanded.
"""
