"""Public files: bytes of pictures and attachments, found by their hash; knows no Zope."""
