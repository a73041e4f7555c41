"""Character cards and lorebooks as other programs write them: read with patience, kept whole, written back unharmed.

A file goes `opening` → `texts` → `character`; `to_pack` makes an ordinary pack of it, and `exporting` a file again.
"""
