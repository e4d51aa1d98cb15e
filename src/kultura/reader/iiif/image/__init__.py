"""Image API 3.0 at level 2 (https://iiif.io/api/image/3.0/): public pictures, any part and size.

`asking` reads an address, `drawing` makes the picture, `info` describes it, `resource` answers.
"""
