"""The one-document editor of a body: form field, widget, and what its page loads."""
