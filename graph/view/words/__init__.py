"""Evidence in words, in English and in Chinese: a module for each analysis."""
