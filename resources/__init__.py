"""Data only: code lists, texts, icons, fonts, templates, style. Nothing here is executed."""
