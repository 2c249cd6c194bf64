"""The lists as their publishers give them: each read row by row into the same few facts."""
