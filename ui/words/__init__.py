"""The words page: what to tell, questions and flyers, in the language of who listens."""
