"""The history of decisions on an item, for its editors and the region."""
