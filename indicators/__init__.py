"""What is measured, how it is counted, and what may be shown."""
