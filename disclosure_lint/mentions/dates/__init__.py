"""Dates as releases print them."""
