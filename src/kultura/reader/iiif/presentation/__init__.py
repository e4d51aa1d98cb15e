"""Presentation API 3.0 (https://iiif.io/api/presentation/3.0/): objects as canvases to look at.

`addresses` names them, `source` reads what is public, `manifest` and `canvas` say it, `resource`
answers.
"""
