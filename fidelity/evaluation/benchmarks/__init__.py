"""Published data sets of distortions: one file a family of sets, read where they stand."""
