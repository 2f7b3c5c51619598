"""Who acts: roles, membership, and what an identity provider says."""
