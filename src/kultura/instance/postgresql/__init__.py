"""The embedded PostgreSQL: binaries of a wheel, run as our own server in a directory we own.

Only the binaries are used: the wheel's Python class trusts every login, opens parent directories
to the world when root uses it, and does not survive a `kill -9`.
"""
