"""The warehouse: every dataset as a table, rebuilt from the validated files, never migrated."""
