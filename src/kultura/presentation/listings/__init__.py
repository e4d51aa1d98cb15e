"""Pages that show many items as cards, from the catalog alone: no object is woken for a card."""
