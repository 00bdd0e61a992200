"""Views: what is drawn and said of an account, as data that any front end can use."""
