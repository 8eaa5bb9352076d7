"""The image model: scoring, measuring, test vectors."""
