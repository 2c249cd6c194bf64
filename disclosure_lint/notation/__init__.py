"""Notation: how the Lark grammars of the mentions are run without Lark."""
