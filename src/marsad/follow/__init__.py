"""Following feeds: an archive that keeps itself current, and tells what it was asked to watch."""
