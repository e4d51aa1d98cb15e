"""Pages about packages that were brought: what came, what was found in it, who decides about it."""
