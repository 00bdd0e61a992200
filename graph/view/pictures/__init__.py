"""Pictures beside the map and the fishbone: one family with one style."""
