"""The day: is this laptop ready for the event, and what is left when it is over."""
