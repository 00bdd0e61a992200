"""The ways out: a message goes to a folder, by mail, or to a web address; once, or not at all."""
