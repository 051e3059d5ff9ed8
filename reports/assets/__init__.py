"""What pages are dressed in: the release's own style and script, and the vendored chart library."""
