"""The names of drugs in a draft against each other and against the registry."""
