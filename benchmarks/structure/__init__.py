"""Structural damage with known expectation: drawn reports, damaged in one way each, read again and scored."""
