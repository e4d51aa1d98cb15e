"""The parameters, a module a topic; each has a tuple `PARAMETERS`, found by `table`."""
