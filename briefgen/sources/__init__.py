"""Reading documents: files and folders; one module a format."""
