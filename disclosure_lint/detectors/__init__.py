"""Detectors: the rules that compute, each under the pack and the name of its rule."""
