"""The sentences of each room, by code; Indonesian, with `{argument}` placeholders."""
