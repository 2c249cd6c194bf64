"""Terms that a draft defines, and abbreviations."""
