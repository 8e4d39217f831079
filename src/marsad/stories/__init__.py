"""Across articles: copies, the same act told by several, the same story, what their accounts say.

Nothing here knows an archive: it works on records.
"""
