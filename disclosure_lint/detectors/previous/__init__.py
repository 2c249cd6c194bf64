"""A draft beside the issuer's text before it: what changed without a word, or should have."""
