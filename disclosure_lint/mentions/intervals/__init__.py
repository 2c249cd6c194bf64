"""Confidence intervals beside their estimates."""
