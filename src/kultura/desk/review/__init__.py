"""The region's queue: what waits for a decision, and what came of deciding."""
