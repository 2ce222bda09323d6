"""Delivering what was rendered: files."""
