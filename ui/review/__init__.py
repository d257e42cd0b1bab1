"""Review: two answers in one field, two records of one person, work the server put aside."""
