"""The pain chain: whose pain is a reason of whose, and which one to relieve."""
