"""Reading pictures of pages: pixels in, words with places and confidence out. Knows nothing of documents or models."""
