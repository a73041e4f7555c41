"""Reads the head of a GGUF file in plain Python: enough to list models and refuse a bad file before llama.cpp sees it.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md (versions 2 and 3).
"""

from __future__ import annotations

import math
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

Value = int | float | bool | str | list["Value"] | None

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_STRING, _ARRAY = 8, 9
_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_LONGEST_KEPT_ARRAY = 256
"""Vocabularies have 50,000 entries and more; they are walked over, not kept."""
_MOST_ENTRIES = 1 << 20

_TENSOR_TYPES: dict[int, tuple[str, int, int]] = {
    # number: (name, weights in a block, bytes of a block), from ggml's type table
    0: ("F32", 1, 4),
    1: ("F16", 1, 2),
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    6: ("Q5_0", 32, 22),
    7: ("Q5_1", 32, 24),
    8: ("Q8_0", 32, 34),
    10: ("Q2_K", 256, 84),
    11: ("Q3_K", 256, 110),
    12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176),
    14: ("Q6_K", 256, 210),
    16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74),
    18: ("IQ3_XXS", 256, 98),
    20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110),
    22: ("IQ2_S", 256, 82),
    23: ("IQ4_XS", 256, 136),
    24: ("I8", 1, 1),
    25: ("I16", 1, 2),
    26: ("I32", 1, 4),
    30: ("BF16", 1, 2),
    34: ("TQ1_0", 256, 54),
    35: ("TQ2_0", 256, 66),
    39: ("MXFP4", 32, 17),
}


class GgufError(ValueError):
    """The file is no usable GGUF; the text says why, as the end of a sentence that begins with the file's name."""


@dataclass(frozen=True)
class Header:
    """What a GGUF says about itself. `expected_bytes` is where its last tensor ends; `expert_bytes` what of them
    belongs to experts, of which only some are read for a token."""

    metadata: dict[str, Value]
    tensors: int
    quantisation: str
    expected_bytes: int
    expert_bytes: int = 0

    @property
    def architecture(self) -> str:
        return self.text("general.architecture") or "unknown"

    @property
    def context(self) -> int:
        """The longest context the model was trained for, in tokens; 0 when it does not say."""
        return self.number(f"{self.architecture}.context_length")

    @property
    def width(self) -> int:
        """Length of an embedding."""
        return self.number(f"{self.architecture}.embedding_length")

    @property
    def kv_bytes_per_token(self) -> int:
        """Bytes of attention memory per token at 16 bit: keys and values of every layer."""
        arch = self.architecture
        heads = self.number(f"{arch}.attention.head_count") or 1
        kv_heads = self.number(f"{arch}.attention.head_count_kv") or heads
        per_head = self.width // heads
        key = self.number(f"{arch}.attention.key_length") or per_head
        value = self.number(f"{arch}.attention.value_length") or per_head
        return self.number(f"{arch}.block_count") * kv_heads * (key + value) * 2

    @property
    def bytes_per_token(self) -> int:
        """Bytes of weights read for one token: all of them, of experts only those that are asked."""
        arch = self.architecture
        count, used = self.number(f"{arch}.expert_count"), self.number(f"{arch}.expert_used_count")
        idle = self.expert_bytes * (count - used) // count if 0 < used <= count else 0
        return self.expected_bytes - idle

    def text(self, key: str) -> str | None:
        value = self.metadata.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int:
        """A whole number; of a list with one number per layer, the largest."""
        value = self.metadata.get(key)
        if isinstance(value, list):
            return max((v for v in value if isinstance(v, int)), default=0)
        return value if isinstance(value, int) else 0

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.metadata.get(key)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def read_header(path: Path) -> Header:
    """Read and check a GGUF's head. Raises GgufError for a file llama.cpp must not be given, OSError as it comes."""
    size = path.stat().st_size
    if size < 24:
        raise GgufError("is too short to be a model" if size else "is empty")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        try:
            header = _parse(_Reader(data))
        except (struct.error, IndexError, RecursionError):
            raise GgufError("breaks off inside its header; the download was probably cut short") from None
    if size < header.expected_bytes:
        raise GgufError(f"is cut short: it has {size:,} bytes, and its tensors need {header.expected_bytes:,}")
    return header


class _Reader:
    """Walks over little-endian values in a byte buffer."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def scalar(self, code: str) -> int | float | bool:
        value: int | float | bool = struct.unpack_from(code, self.data, self.at)[0]
        self.at += struct.calcsize(code)
        return value

    def count(self) -> int:
        value = int(self.scalar("<Q"))
        if value > len(self.data):
            raise GgufError("has a damaged header: it counts more than the file can hold")
        return value

    def skip_string(self) -> None:
        length = self.count()
        self.at += length
        if self.at > len(self.data):
            raise IndexError

    def string(self) -> str:
        length = self.count()
        raw = self.data[self.at : self.at + length]
        if len(raw) < length:
            raise IndexError
        self.at += length
        return raw.decode("utf-8", errors="replace")

    def value(self, kind: int) -> Value:
        if kind == _STRING:
            return self.string()
        if kind == _ARRAY:
            return self._array()
        if kind not in _SCALARS:
            raise GgufError(f"has a damaged header: there is no value kind {kind}")
        return self.scalar(_SCALARS[kind])

    def _array(self) -> Value:
        kind, length = int(self.scalar("<I")), self.count()
        if length <= _LONGEST_KEPT_ARRAY:
            return [self.value(kind) for _ in range(length)]
        if kind in _SCALARS:
            self.at += length * struct.calcsize(_SCALARS[kind])
        elif kind == _STRING:
            for _ in range(length):
                self.skip_string()
        else:
            raise GgufError("has a damaged header: a long list of lists")
        return None


def _parse(reader: _Reader) -> Header:
    if reader.data[:4] != _MAGIC:
        raise GgufError("is not a GGUF file")
    reader.at = 4
    version = int(reader.scalar("<I"))
    if version not in _VERSIONS:
        if int.from_bytes(version.to_bytes(4, "little"), "big") in _VERSIONS:
            raise GgufError("was made for machines with the other byte order")
        raise GgufError(f"is a GGUF of version {version}; versions 2 and 3 can be read")
    tensors, entries = reader.count(), reader.count()
    if entries > _MOST_ENTRIES or tensors > _MOST_ENTRIES:
        raise GgufError("has a damaged header: it counts more than the file can hold")
    metadata: dict[str, Value] = {}
    for _ in range(entries):
        key = reader.string()
        metadata[key] = reader.value(int(reader.scalar("<I")))
    return _with_tensors(reader, metadata, tensors)


def _with_tensors(reader: _Reader, metadata: dict[str, Value], tensors: int) -> Header:
    weight: dict[str, int] = {}
    end = experts = 0
    for _ in range(tensors):
        of_experts = "_exps." in reader.string()
        dimensions = [reader.count() for _ in range(int(reader.scalar("<I")))]
        kind, offset = int(reader.scalar("<I")), int(reader.scalar("<Q"))
        # A type newer than this table still has at least one byte: its place is checked, its size is not.
        name, block, block_bytes = _TENSOR_TYPES.get(kind, (f"type {kind}", 1, 0))
        size = math.prod(dimensions) // block * block_bytes
        weight[name] = weight.get(name, 0) + size
        experts += size if of_experts else 0
        end = max(end, offset + size)
    alignment = metadata.get("general.alignment")
    step = alignment if isinstance(alignment, int) and alignment > 0 else 32
    start = -(-reader.at // step) * step
    quantisation = max(weight, key=lambda name: weight[name], default="none")
    return Header(metadata, tensors, quantisation, start + end if tensors else reader.at, experts)
