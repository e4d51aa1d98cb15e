"""A fourth kind of institution, as an add-on would bring it: this folder and one FTI."""
