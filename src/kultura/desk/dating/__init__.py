"""Tells an editor when people will find an item, where that was worked out from a written date."""
