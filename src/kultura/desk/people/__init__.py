"""Plone's pages about people, kept from telling one person who else has an account."""
