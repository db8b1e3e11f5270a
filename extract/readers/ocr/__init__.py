"""Scans: pages that are pictures, recognised by Tesseract into the glyphs and rules that other pages have."""
