"""The region's institutions: opened, suspended, given rights."""
