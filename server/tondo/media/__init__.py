"""Pictures: what strangers send is opened in a process of its own, and only what that process drew anew is kept."""
