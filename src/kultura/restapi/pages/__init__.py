"""``@pages``: pages of a digitised object, read and changed by the rules of the desk's table."""
