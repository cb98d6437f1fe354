"""The command line: arguments, settings and messages. Only this package prints."""
