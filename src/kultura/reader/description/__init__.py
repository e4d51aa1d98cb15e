"""What the API is, said by itself: the OpenAPI document, and a page for people made from it."""
