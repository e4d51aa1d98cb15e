"""Pyramids: page images as the public looks at them, tiled and in all sizes; knows no Zope.

`recipe` says what one is, `making` makes them in processes of their own (`worker`), from masters
that `masters` opens; `folder` keeps them, `tiles` reads them, `edges` are stored beside the tiles.
They may be thrown away: made again, they are the same.
"""
