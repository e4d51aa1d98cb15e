"""Schemas of answers for the OpenAPI document, a module a topic with a dict `SCHEMAS`."""
