"""Places that are still to be filled in."""
