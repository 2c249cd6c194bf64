"""What the forward-looking statement legend of a draft says against the draft."""
