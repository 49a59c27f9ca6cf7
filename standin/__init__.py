"""A stand-in for X's API on loopback, of our own writing: for tests, benchmarks and demonstrations.

It serves the five questions that the product asks, validates every request and every answer against X's own OpenAPI
document, keeps rate windows and credits, and misbehaves on demand. All its people are invented.
"""
