"""One file a type: its table. An add-on registers its own as a named utility in the same way."""
