"""Mentions: what a draft mentions in the field's own notation.

One folder a notation, with the Lark grammar that finds its parts; nothing here knows an
issuer or a rule.
"""
