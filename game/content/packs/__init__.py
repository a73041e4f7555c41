"""Packs as things that are written, built, brought in and put in order; what is inside one is told a folder above."""
