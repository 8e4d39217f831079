"""From raw text to a match form with tokens, sentences and quotes, all aligned to the source."""
