"""The scenarios, in the order in which they are recorded."""
