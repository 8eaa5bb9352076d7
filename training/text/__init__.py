"""The text models: data, features, training, measuring, export."""
