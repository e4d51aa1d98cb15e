"""The region's list of what institutions changed without approval."""
