"""Training, measuring and exporting of the models; run as `python -m training.…` from the repository root. Never ships."""
