"""The public service: a read-only JSON API over the store's views; knows no Zope."""
