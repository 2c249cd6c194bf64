"""Reports as text: one format, one file. Knows how things look, never what they mean."""
