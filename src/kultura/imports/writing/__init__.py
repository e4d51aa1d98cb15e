"""Drafts become objects: created, merged with what editors wrote, moved through the approval.

Only this folder of the import knows Zope. Nothing in it commits: batches do.
"""
