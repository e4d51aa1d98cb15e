"""Image API 3.0 at level 2 (https://iiif.io/api/image/3.0/): public pictures, any part and size.

`asking` reads an address, `public` says whose picture it is, `drawing` makes it, `pages` takes it
out of a page's pyramid, `info` describes it, `resource` answers.
"""
