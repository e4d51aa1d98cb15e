"""What the worker does with pages that people have changed."""
