"""Companies that the registry knows, by any of their names."""
