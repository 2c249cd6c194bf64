"""Waivers: findings that somebody allowed, in a draft's comments or in a register."""
