"""A section's team over REST: ``@team``, for who may manage it."""
