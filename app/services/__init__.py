"""One function for each use case; HTTP, the command line and the schedule all call these."""
