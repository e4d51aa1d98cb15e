"""What a new region's site is made of, for `kultura create-region` and for Plone's own page."""
