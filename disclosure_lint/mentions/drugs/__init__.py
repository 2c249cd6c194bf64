"""Names and codes of drugs."""
