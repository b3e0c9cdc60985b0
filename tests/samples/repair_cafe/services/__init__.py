"""What can be done in the repair café."""

from dure.programmes.repair_cafe.services.mend import check_in_item, finish_repair

__all__ = ["check_in_item", "finish_repair"]
