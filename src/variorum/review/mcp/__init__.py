"""The MCP server: programs that speak the Model Context Protocol look up incidents, and propose; they decide nothing."""
