"""Measurements of gaireport: accuracy on reports whose figures are known, and speed."""
