"""Choosing what an item refers to: what the browser of contents shows of each."""
