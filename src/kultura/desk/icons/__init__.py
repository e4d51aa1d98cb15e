"""Plone's icons, with their text alternatives in the reader's language."""
