"""Writes what was trained as llama.cpp reads it: python -m build.voice.export ADAPTER.pt OUT.gguf [--rank N]

A smaller rank than was trained keeps of each pair of matrices what their product owes to its largest singular values.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFType, GGUFWriter, Keys
from gguf.quants import quantize
from torch import Tensor

from build.voice.network import LINEAR


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.export", description="Writes the adapter's file.")
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rank", type=int, default=0, help="a smaller one than was trained")
    options = parser.parse_args(arguments)
    state = torch.load(options.trained, map_location="cpu")
    export(state, options.out, options.rank)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


def export(state: dict[str, Any], out: Path, rank: int = 0) -> None:
    """The matrices of each layer, the first as Q8_0 (its rows are whole blocks), the second as F16."""
    trained: dict[str, Tensor] = state["adapter"]
    rank = rank or state["rank"]
    writer = GGUFWriter(out, "llama")
    writer.add_type(GGUFType.ADAPTER)
    writer.add_name("Starter voice, tuned")
    writer.add_string(Keys.Adapter.TYPE, "lora")
    # llama.cpp scales by alpha / rank: that is one here, and what was trained with is put into the second matrix.
    writer.add_float32(Keys.Adapter.LORA_ALPHA, float(rank))
    for layer in sorted({int(name.split(".")[1]) for name in trained}):
        for name in LINEAR:
            a, b = (trained[f"layers.{layer}.linear.{name}.{side}"].float() for side in "ab")
            a, b = _reduced(a, b * (state["alpha"] / state["rank"]), rank)
            blocks = quantize(np.ascontiguousarray(a.numpy()), GGMLQuantizationType.Q8_0)
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_a", blocks, raw_dtype=GGMLQuantizationType.Q8_0)
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_b", b.numpy().astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _reduced(a: Tensor, b: Tensor, rank: int) -> tuple[Tensor, Tensor]:
    """Two matrices of a rank whose product is nearest to b · a."""
    if rank >= a.shape[0]:
        return a, b
    left, b_upper = torch.linalg.qr(b)
    right, a_upper = torch.linalg.qr(a.T)
    u, values, v = torch.linalg.svd(b_upper @ a_upper.T)
    root = values[:rank].sqrt()
    return (root[:, None] * v[:rank]) @ right.T, left @ (u[:, :rank] * root)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
