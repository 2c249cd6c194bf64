"""The case: one draft before the rules, the facts about it and what it mentions."""
