"""The versions of an item over REST: a version is named by its number."""
