"""The pages people read: templates, and what fills them."""
