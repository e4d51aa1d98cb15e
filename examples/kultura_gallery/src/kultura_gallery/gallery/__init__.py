"""The kind of institution `Gallery`: its class, and beside it the parts of a new one."""
