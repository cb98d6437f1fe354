"""Do the jobs of a batch: one after the other, or in several processes."""

from convert.batch.engines.cpus import usable_cpus
from convert.batch.engines.pool import pool
from convert.batch.engines.serial import serial

__all__ = ["pool", "serial", "usable_cpus"]
