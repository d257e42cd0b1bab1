"""Events: a list on the left, one event as a form on the right."""
