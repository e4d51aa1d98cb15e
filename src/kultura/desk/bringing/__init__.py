"""The page on which packages are brought from a browser."""
