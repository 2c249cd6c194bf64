"""How many elements of one sort are read in one draft.

A release has a dozen listings; a text with more than these is no release, and reading
them all would take minutes.
"""

MOST = 20_000
