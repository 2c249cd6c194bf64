"""Judging in child processes that may die: what a draft costs there, it costs alone."""
