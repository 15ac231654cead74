"""The page for a clinician in its shapes: Markdown, HTML and PDF, from one value that says all of it."""
