"""Values and rules of the work: pure, shared by laptop and server."""
