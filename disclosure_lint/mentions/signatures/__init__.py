"""Where the board signs."""
