"""Search: an index of what is public on each node, made from the store's views.

`words` reduces texts to lemmas, `index` says what is kept of a record, `follower` keeps it up with
the change feed, `engine` answers from it without a trace of what is hidden by now.
"""
