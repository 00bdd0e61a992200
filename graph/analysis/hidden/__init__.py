"""Hidden decision makers, and the centralities beside them."""
