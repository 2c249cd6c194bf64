"""Two versions of one document beside each other: what they do not both say."""
