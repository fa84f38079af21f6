"""What the project's data may say and must keep to: definitions, rights, texts, and the history that members export."""
