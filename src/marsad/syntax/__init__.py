"""Phrases and clauses of a sentence, built only as far as coding needs them."""
