"""Tests of working copies."""
