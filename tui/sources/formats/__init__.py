"""Every export of an account list that people really have, recognised by its content and never by its name."""
