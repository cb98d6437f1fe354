"""Do the jobs of a batch: one after the other, in several processes, or with an executor."""

from convert.batch.engines.choice import engine_for

__all__ = ["engine_for"]
