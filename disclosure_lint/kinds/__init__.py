"""The engines behind rules: each judges one rule on one case.

Typed, few, and free of any particular provision: what is required or forbidden
comes from the rule.
"""
