"""The texts in every language: how they are kept, checked, and shipped."""
