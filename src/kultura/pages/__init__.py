"""Pages of digitised objects changed by people: in a draft, by a proposal, or hidden at once."""
