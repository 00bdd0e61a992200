"""The win rate: its terms, levers, questions, and the win sheet beside it."""
