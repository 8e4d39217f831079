"""Who, where, when and how many: the mentions of a text, resolved within the document."""
