"""How still and how quick the power map is: layouts under change, and the page in a browser.

Run `python -m benchmarks.maps`; it writes docs/maps.md.
"""
