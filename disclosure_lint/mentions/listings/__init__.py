"""Exchanges and symbols."""
