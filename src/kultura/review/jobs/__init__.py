"""What the worker does for approval."""
