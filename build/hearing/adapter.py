"""Writes what the ear has practised as llama.cpp reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFType, GGUFWriter, Keys
from gguf.quants import quantize

from build.hearing.encoder import LINEAR, Adapted, Encoder


def write_adapter(encoder: Encoder, out: Path) -> None:
    """The first matrix of each pair as Q8_0 (its rows are whole blocks), the second as F16. Raises OSError."""
    out.parent.mkdir(parents=True, exist_ok=True)
    writer = GGUFWriter(out, "bert")
    writer.add_type(GGUFType.ADAPTER)
    writer.add_name("Starter ear, practised")
    writer.add_string(Keys.Adapter.TYPE, "lora")
    for n, layer in enumerate(encoder.layers):
        for name in LINEAR:
            matrix = layer.get_submodule(name)
            assert isinstance(matrix, Adapted)
            a, b = (one.detach().float().numpy() for one in matrix.added())
            if not n and name == LINEAR[0]:
                # llama.cpp scales by alpha / rank: that is one here, what was trained with is in the second matrix.
                writer.add_float32(Keys.Adapter.LORA_ALPHA, float(len(a)))
            blocks = quantize(np.ascontiguousarray(a), GGMLQuantizationType.Q8_0)
            writer.add_tensor(f"blk.{n}.{name}.weight.lora_a", blocks, raw_dtype=GGMLQuantizationType.Q8_0)
            writer.add_tensor(f"blk.{n}.{name}.weight.lora_b", b.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
