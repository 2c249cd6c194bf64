"""The language server: drafts and rule files judged as they are typed, in any editor.

Needs the extra `lsp`. `wire` alone knows pygls; most of the rest are plain values and functions,
tried without a client.
"""
