"""What stands before an opened laptop: first start, enrolment, unlocking, recovery."""
