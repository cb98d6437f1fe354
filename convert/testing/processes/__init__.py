"""Run records in another process, and watch what they do there."""
