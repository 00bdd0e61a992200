"""Relationship levels: what people say, what ratings support, what the next one takes."""
