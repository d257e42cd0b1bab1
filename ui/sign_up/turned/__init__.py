"""The turned screen: what a person answers with their own hand, in their own language."""
