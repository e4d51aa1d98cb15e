"""Previews: the record of one item as the public would see it, for who holds a link to it."""
