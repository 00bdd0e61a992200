"""The decision chain: visible and hidden, and how it drifts."""
