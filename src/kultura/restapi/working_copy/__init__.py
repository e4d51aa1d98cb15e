"""Proposed changes over REST: ``@workingcopy`` by our rules, ``@conflicts`` and ``@rebase``."""
