"""How quotations are found: words and their tags, noun phrases, and one module for each way of reporting speech."""
