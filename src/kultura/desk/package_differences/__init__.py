"""``@@package-differences``: who writes a record chooses between it and its newest package."""
