"""The command line. Parses, reads and writes; what is judged is judged below."""
