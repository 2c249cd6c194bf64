"""Two texts of one event beside each other: what they do not both say."""
