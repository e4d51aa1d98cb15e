"""Words: texts reduced to what they have in common in every inflection, language by language."""
