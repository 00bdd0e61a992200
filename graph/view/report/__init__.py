"""Reports: what a leader reads on Monday; made of analyses' answers, written in four formats."""
