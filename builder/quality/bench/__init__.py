"""`bench`: what StillOff costs, measured on this machine beside something else in the same run.

Benchmarks aren't tests: nothing here fails because it's slow.
"""
