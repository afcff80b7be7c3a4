"""Stands in for pypdfium2, whose library no browser can load: the same pdfium, compiled to WebAssembly."""
