"""Who said what, which acts are told, with what status: from mentions to coded events."""
