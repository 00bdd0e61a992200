"""Conduct rules (接触行为规范) held against interactions: pure functions of recorded facts."""
