"""How an operator's wish becomes a ruling: who is meant, whether it conflicts, and many of them from one sheet."""

from tui.rulings.hearing import Hearing
from tui.rulings.resolution import Bearers, resolved
from tui.rulings.unit_names import UnitNames
from tui.rulings.wish import Wish, conflict_of, decision_of, with_account

__all__ = ["Bearers", "Hearing", "UnitNames", "Wish", "conflict_of", "decision_of", "resolved", "with_account"]
