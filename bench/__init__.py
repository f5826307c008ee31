"""Measurements of the system's speed: ``python -m bench`` prints them and writes ``bench/latest.json``."""
