"""Leave out the parameters of links that say who shared or clicked them."""

from convert.tracking.links import without_tracking

__all__ = ["without_tracking"]
