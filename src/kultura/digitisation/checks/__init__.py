"""Checks of packages: one module a question, found by being here.

A check has `check(inspection)`, which yields findings. It looks, and changes nothing.
"""
