"""Text in, spans out; knows nothing of quotations."""
