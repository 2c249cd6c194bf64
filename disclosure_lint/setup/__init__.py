"""The first use: what a house tells of itself → its configuration and its profile, as texts."""
