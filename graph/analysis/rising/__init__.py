"""Rising stars: whose share of the decision grows window by window."""
