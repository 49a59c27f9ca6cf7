"""The list of units with the directive and the groups: read, checked, found."""
