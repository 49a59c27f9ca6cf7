"""The frozen whole at one instant, and how it is taken."""
