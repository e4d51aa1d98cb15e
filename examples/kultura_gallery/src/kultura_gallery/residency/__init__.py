"""The type `Residency`: an artist's stay in a gallery."""
