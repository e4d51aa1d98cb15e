"""Approval as the region lives it: what waits, what changed, who is at it, and what was decided.

No pages here: those are in `kultura.desk`, and ask this.
"""
