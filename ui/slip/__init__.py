"""The appointment slip, large over the whole window: shown from several pages."""
