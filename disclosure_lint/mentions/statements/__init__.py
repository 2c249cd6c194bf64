"""Headings of required statements."""
