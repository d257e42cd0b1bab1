"""The page of rides: who is to be fetched, by whom, and how it stands."""
