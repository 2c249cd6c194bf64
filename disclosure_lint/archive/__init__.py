"""Archives: many documents judged once each, what came of them kept as tables of Parquet."""
