"""Every kind of finding, by what it is about: code, severity, what it means, what to do.

A kind is a constant of a module here, and has its sentences in Polish in `../polish.yaml`.
"""
