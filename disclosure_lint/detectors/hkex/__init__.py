"""The printed form of an HKEX announcement, and the rules that it cites."""
