"""A made-up region to look at: three institutions, their people, and content in every state."""
