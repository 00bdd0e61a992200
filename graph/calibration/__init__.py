"""How closed projects bear out, and correct, the probabilities that the model states."""
