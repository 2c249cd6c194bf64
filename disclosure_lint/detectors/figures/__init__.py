"""Figures, dates and identifiers of a draft against each other; none needs to know whose draft it is."""
