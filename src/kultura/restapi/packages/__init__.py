"""``@packages``: packages of digitised objects come to an institution in pieces (tus.io 1.0.0)."""
