"""HTTP and WebSocket over ASGI."""
