"""What an item still lacks to be good: one table of points a type, computed when it is indexed.

Nothing here keeps an item from being submitted (that is `ISubmissionRequirements`); it tells its
people what would help those who come, and why.
"""
