"""The decision body: who votes, with which power, and what is wrong with it."""
