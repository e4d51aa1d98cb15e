"""What a page tells about a record, as labelled facts; a fact that is not known is not told.

A fact is made from one part of a public record and nothing else, so that an editor's preview, the
approver's page and the public page say the same.
"""
