"""Rules about rules: packs are documents too, and their examples are their proof."""
