"""Masters of digitised objects, kept for ever in an OCFL 1.1 storage root; knows no Zope.

https://ocfl.io/1.1/spec/. One OCFL object is one digital object; each change is a version, and no
version is ever changed.
"""
