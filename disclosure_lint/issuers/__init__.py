"""Company profiles: names, listings with their dates, products.

Knows facts and how sure each is, not what a draft says.
"""
