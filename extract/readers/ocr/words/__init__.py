"""What becomes of the words that a recogniser read: mended, sized, and those added that it passed over."""
