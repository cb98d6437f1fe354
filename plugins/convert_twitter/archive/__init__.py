"""Read the archive that X gives to the owner of an account, in all forms since 2011."""
