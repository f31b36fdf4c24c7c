"""The network of names in PyTorch: samples, layers, training, export to NumPy."""
