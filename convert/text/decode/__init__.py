"""Decode bytes to clean text."""
