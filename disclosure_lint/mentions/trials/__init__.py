"""Numbers of clinical trials."""
