"""Content Search API 2.0 (https://iiif.io/api/search/2.0/): words in the pages of an object."""
