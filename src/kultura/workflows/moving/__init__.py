"""Moving and renaming an item within its institution."""
