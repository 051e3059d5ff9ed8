"""Where an indicator's SQL runs."""
