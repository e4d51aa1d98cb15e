"""What `benchmarks/public_api.py` compares: each server set up, started, measured."""
