"""Linking: the same child in the extracts of two agencies. Opt-in; names and dates of birth stay in memory."""
