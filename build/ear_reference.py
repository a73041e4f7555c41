"""What the starter ear ought to answer: all-MiniLM-L6-v2 from its original weights, in plain NumPy.

`python -m build.ear_reference FOLDER OUT.json` writes the sentences below with their embeddings. The test marked
`starter` holds llama.cpp's answers on the converted GGUF against them. FOLDER is what `ear_gguf.convert` takes.
Source of the model's make-up: Devlin et al. 2018 (BERT); Reimers and Gurevych 2019 (mean pooling, unit length).
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

Array = NDArray[np.float64]

SENTENCES = [
    "My sister Anna is getting married on Saturday.",
    "What is my sister called?",
    "I'm so tired, nothing went right today…",
    "Goodbye — see you at 00:10, on the night train!",
    "Café, naïve, déjà-vu: words with accents; AND CAPITALS.",
    "unbelievably counterrevolutionary electroencephalographically",
    "我今天很累，想早点睡。",
    "a",
]


def is_punctuation(letter: str) -> bool:
    """BERT's idea of punctuation: Unicode's, and every ASCII sign that is neither letter, digit nor space."""
    return unicodedata.category(letter).startswith("P") or (
        letter.isascii() and letter.isprintable() and not letter.isalnum() and letter != " "
    )


def words(text: str) -> list[str]:
    """Lower case without accents, split at spaces, and around every punctuation mark and Chinese character."""
    plain = [c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn"]
    spaced = (f" {c} " if is_punctuation(c) or "\u4e00" <= c <= "\u9fff" else c for c in plain)
    return "".join(spaced).split()


def pieces(word: str, ids: Mapping[str, int]) -> list[int]:
    """WordPiece: the longest known beginning, then the longest known `##` continuation, and so on."""
    found, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in ids:
                found.append(ids[piece])
                start = end
                break
        else:
            return [ids["[UNK]"]]
    return found


def normed(x: Array, weights: Mapping[str, Array], name: str, epsilon: float) -> Array:
    """Layer normalisation over the last axis, with the scale and shift of tensor `name`."""
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + epsilon)
    return np.asarray(scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"])


def dense(x: Array, weights: Mapping[str, Array], name: str) -> Array:
    """A matrix and a bias."""
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def attended(x: Array, weights: Mapping[str, Array], name: str, heads: int) -> Array:
    """Self-attention of every token over all, no mask: one sentence at a time needs none."""
    query, key, value = (
        dense(x, weights, f"{name}.self.{part}").reshape(len(x), heads, -1).swapaxes(0, 1)
        for part in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(1, 2) / math.sqrt(query.shape[-1])
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return np.asarray((shares @ value).swapaxes(0, 1).reshape(len(x), -1))


def embedding(tokens: list[int], weights: Mapping[str, Array], heads: int, epsilon: float) -> Array:
    """The sentence's embedding: all layers, the mean over its tokens, unit length. Shape: (384,)."""
    gelu = np.vectorize(lambda v: v * 0.5 * (1 + math.erf(v / math.sqrt(2))))
    x = weights["embeddings.word_embeddings.weight"][tokens]
    x = x + weights["embeddings.position_embeddings.weight"][: len(tokens)]
    x = x + weights["embeddings.token_type_embeddings.weight"][0]
    x = normed(x, weights, "embeddings.LayerNorm", epsilon)
    layers = len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})
    for layer in (f"encoder.layer.{n}" for n in range(layers)):
        mixed = dense(attended(x, weights, f"{layer}.attention", heads), weights, f"{layer}.attention.output.dense")
        x = normed(x + mixed, weights, f"{layer}.attention.output.LayerNorm", epsilon)
        widened = gelu(dense(x, weights, f"{layer}.intermediate.dense"))
        x = normed(x + dense(widened, weights, f"{layer}.output.dense"), weights, f"{layer}.output.LayerNorm", epsilon)
    mean = x.mean(0)
    return np.asarray(mean / np.linalg.norm(mean))


def main(folder: Path, out: Path) -> None:
    """Writes the sentences, their token ids and their embeddings (rounded to five digits) as JSON."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    ids = {token: index for index, token in enumerate(vocabulary)}
    weights = {name: tensor.astype(np.float64) for name, tensor in load_file(folder / "model.safetensors").items()}
    rows = []
    for sentence in SENTENCES:
        inner = [piece for word in words(sentence) for piece in pieces(word, ids)]
        tokens = [ids["[CLS]"], *inner, ids["[SEP]"]]
        vector = embedding(tokens, weights, config["num_attention_heads"], config["layer_norm_eps"])
        rows.append({"text": sentence, "tokens": tokens, "embedding": [round(float(v), 5) for v in vector]})
    text = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    out.write_text(f"[\n{text}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
