"""The manual: rules written out in English, for the command line, the docs and the reports."""
