"""Configuration: where it is found, what it may say, and what wins (flag, file, default)."""
