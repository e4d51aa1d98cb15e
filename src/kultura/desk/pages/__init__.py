"""The pages of an object as a table: their types, numbers, order, turning, hiding, and history."""
