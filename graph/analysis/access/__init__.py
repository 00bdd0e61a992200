"""Access: how we reach people, and how surely."""
