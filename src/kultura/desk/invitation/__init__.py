"""The page on which an invitation to a team is accepted."""
