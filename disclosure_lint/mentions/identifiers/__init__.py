"""ISINs, CUSIPs and other numbers that check themselves."""
