"""The kinds of job that Kultura brings; a further one is a utility in any package."""
