"""IIIF: pictures as viewers and pages want them."""
