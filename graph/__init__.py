"""The graph of one customer's people: model, stores, snapshot, analyses and views."""
