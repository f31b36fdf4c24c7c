"""The network that gives tags, lemmas, trees and sentence ends: data, layers, training, export."""
