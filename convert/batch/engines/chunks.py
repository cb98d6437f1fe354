"""Choose how many jobs a process gets at a time."""

TARGET = 0.05
"""How many seconds a chunk of jobs should take."""
LONGEST = 10 * TARGET
"""After how many seconds a process gives the rest of its chunk back."""
MOST = 128
"""How many jobs a chunk has at most."""
MOST_BYTES = 1_000_000
"""How much content the jobs of a chunk have at most, unless it is a single job."""

_WEIGHT = 0.3  # of the last chunk in the average


class Pace:
    """The size of chunks that take about as long as they should."""

    def __init__(self) -> None:
        """Begin with a single job."""
        self.size = 1
        self._average: float | None = None

    def note(self, jobs: int, seconds: float) -> None:
        """Learn from a chunk how long jobs take. The size doubles at most."""
        mean = seconds / jobs
        average = mean if self._average is None else self._average
        self._average = average + _WEIGHT * (mean - average)
        fitting = int(TARGET / self._average) if self._average > 0 else MOST
        self.size = max(1, min(fitting, 2 * self.size, MOST))
