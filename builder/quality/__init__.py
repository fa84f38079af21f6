"""What tells whether the project is sound: lint, tests, made pages, odd inputs, broken code, and what things cost."""
