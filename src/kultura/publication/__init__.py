"""The write path: from a committed ZODB transaction to a row that the public may see.

At commit the cms marks what was touched and hides what Anonymous may not see; the projector, a
process of its own, renders marked objects and shows them. See docs/explanation/publication.md.
"""
