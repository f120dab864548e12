"""What several models extend: fragments of a network, without presets and not listed."""
