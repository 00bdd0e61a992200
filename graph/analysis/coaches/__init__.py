"""Coach candidates, the best set of them, and pointers."""
