"""What the worker does for packages."""
