"""What the calendar counts: dates by day."""

DAY = "day"
