"""The draft: its text as read, its words, its units and its language.

Knows text, not meaning: what a listing or a drug is lives in `elements`.
"""
