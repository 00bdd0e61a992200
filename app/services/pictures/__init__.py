"""Pictures of an account: the power map, the fishbone and their family."""
