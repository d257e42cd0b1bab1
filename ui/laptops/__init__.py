"""The laptops page: how they stand, inviting one more, shutting one out."""
