"""Tests of operational facts."""
