"""From an agency's file to the partnership's page."""
