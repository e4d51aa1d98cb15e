"""``@operational-facts``: what changes on a published item at once, without approval."""
