"""What must be right at once, without approval: a showing cancelled, sold out or moved."""
