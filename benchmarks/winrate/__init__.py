"""How right the win rate is, on simulated customers whose outcomes the true game decides."""
