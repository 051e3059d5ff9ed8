"""The rules for a broken thread, one module for each link of the chain. A rule is found by standing in its module."""
