"""The phrase language: how a rule says which wording it means.

Words compare after folding (case, curly quotes, dashes, widths, both Chinese
scripts, any run of white space); a phrase never crosses the end of a sentence;
each Han character counts as one word.
"""
