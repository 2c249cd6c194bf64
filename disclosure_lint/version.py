"""The version of the tool, written once."""

VERSION = "0.1.0"
