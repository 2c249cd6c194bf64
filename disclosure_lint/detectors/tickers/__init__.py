"""The listings of a draft against the issuers' profiles and each other."""
