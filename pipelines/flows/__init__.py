"""What Prefect runs: stages in order; nothing is decided here."""
