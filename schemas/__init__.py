"""What each agency supplies."""
