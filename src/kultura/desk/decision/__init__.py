"""One item before the approver: what it says, what changed, who said what, and the buttons."""
