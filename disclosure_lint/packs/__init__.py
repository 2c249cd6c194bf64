"""Rule packs: YAML files checked, compiled and cached.

Knows files and their mistakes, not drafts.
"""
