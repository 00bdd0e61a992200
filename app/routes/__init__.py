"""HTTP routes, one file for each noun; each calls one service."""
