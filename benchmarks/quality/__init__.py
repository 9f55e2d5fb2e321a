"""The labelled benchmark of detection quality: its sets, its measures, and the systems compared."""
