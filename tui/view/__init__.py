"""What wall and pictures both draw, before anybody draws it: `wall_lines` gives a whole wall as runs of text."""

from tui.view.model import Density, Line, Order, Run, View
from tui.view.palette import Look, look_of
from tui.view.wall import wall_lines

__all__ = ["Density", "Line", "Look", "Order", "Run", "View", "look_of", "wall_lines"]
