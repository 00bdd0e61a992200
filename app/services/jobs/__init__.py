"""Long work that is begun, seen, and cancelled."""
