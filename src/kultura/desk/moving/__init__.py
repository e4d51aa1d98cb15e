"""The page on which an item is moved or renamed within its institution."""
