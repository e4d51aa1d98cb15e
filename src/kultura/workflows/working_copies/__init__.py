"""Proposed changes to what is published: check-out, three-way merge, check-in by approval."""
