"""Elements: what a draft mentions in the field's own notation.

One Lark grammar per notation finds its parts; nothing here knows an issuer or a rule.
"""
