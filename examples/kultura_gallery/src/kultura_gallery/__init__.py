"""An example of an add-on: galleries, and artists' residencies in them."""
