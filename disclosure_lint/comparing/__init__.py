"""Comparing: what two texts of one matter both say, and what only one of them does.

Knows the notation of both languages and where values stand; which difference is a fault
is for the rules.
"""
