"""What can be asked of the repair café."""

from dure.programmes.repair_cafe.queries.bench import bench

__all__ = ["bench"]
