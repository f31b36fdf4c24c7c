"""Quotation marks: their forms, their pairs, and what stands between them."""
