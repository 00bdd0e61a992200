"""Reports: made over accounts, defined, and made when they are due."""
