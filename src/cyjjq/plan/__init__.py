"""Texts of plans: reading, proof, drafts."""
