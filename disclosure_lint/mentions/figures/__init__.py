"""Counts, percentages and sums of money."""
