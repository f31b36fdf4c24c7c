"""The account as one self-contained HTML page."""
