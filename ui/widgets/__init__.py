"""Parts that several screens share; none of them guesses whether a text is HTML."""
