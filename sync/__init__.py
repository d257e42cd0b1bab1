"""Both ends of the wire: what they agree on, the laptop's end, the server's end."""
