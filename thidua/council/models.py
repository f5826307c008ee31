"""Councils, meetings and ballots. A secrecy wall: no other room may import this module."""
