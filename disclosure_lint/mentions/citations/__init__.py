"""Provisions that a draft cites."""
