"""Image and File: Plone's own, whose bytes stay what they are once stored.

A published item shows them, and what the public sees changes by approval only. Another picture is
another Image, chosen in proposed changes (decision record on pictures).
"""
