"""People: whom they trust and what they need."""
