"""The version of Marsad."""

VERSION = "0.1.0"
