"""How a calendar shows an exhibition: as one entry, as one each open day, or not."""

ONCE = "once"
EACH_DAY = "each-day"
NO = "no"
EXHIBITIONS = (ONCE, EACH_DAY, NO)
