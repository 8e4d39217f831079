"""Dossiers: what an archive holds on one party, or on two and each other, as a report."""

from marsad.dossier.gather import Dossier, gather
from marsad.dossier.html import as_html
from marsad.dossier.markdown import as_markdown

__all__ = ["Dossier", "as_html", "as_markdown", "gather"]
