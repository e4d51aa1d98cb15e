"""The report for who leads the digitisation: what was done, where it stands, what is wrong."""
