"""Packages from a browser: received in pieces, unpacked by the worker, brought like any other."""
