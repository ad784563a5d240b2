"""Tests of the frame: settings, addresses, commands, the desk."""
