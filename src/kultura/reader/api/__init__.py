"""The resources of the API, one module each: a class with its path, parameters and answer."""
