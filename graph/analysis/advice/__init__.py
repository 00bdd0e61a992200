"""Coaching advice: rules over facts about a project, its people and departments."""
