"""What slips in while a release is drafted, and what is left behind in it."""
