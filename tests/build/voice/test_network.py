"""What is trained is what llama.cpp runs, with and without its adapter; talks that branch see what they should."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is there only where the voice is trained")
pytest.importorskip("gguf")
pytest.importorskip("llama_cpp")

from build.voice.encoding import encode  # noqa: E402 (only where torch is)
from build.voice.export import export  # noqa: E402
from build.voice.learning import judge  # noqa: E402
from build.voice.network import Network, pack  # noqa: E402
from build.voice.talks import Exchange, branched, companion, lay  # noqa: E402
from build.voice.trees import Encoded, batches, read_tokens, write_tokens  # noqa: E402
from game.model.worker.llama import Context, Model  # noqa: E402
from tests.model.toys import VOCABULARY, toy_voice, write_gguf  # noqa: E402

WIDTH, FEED, LAYERS = 64, 32, 3


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A voice of three layers with random weights, two heads and one for keys."""
    from gguf import GGUFReader

    folder = tmp_path_factory.mktemp("voice")
    told = GGUFReader(toy_voice(folder / "toy.gguf")).fields
    metadata: dict[str, Any] = {k: f.contents() for k, f in told.items() if not k.startswith("GGUF.")}
    metadata["tokenizer.ggml.scores"] = [0.0] * VOCABULARY
    metadata |= {"llama.block_count": LAYERS, "llama.embedding_length": WIDTH, "llama.feed_forward_length": FEED}
    metadata |= {"llama.attention.head_count_kv": 1, "llama.rope.dimension_count": WIDTH // 2}
    metadata |= {"llama.rope.freq_base": 10000.0, "llama.attention.layer_norm_rms_epsilon": 1e-5}
    random = np.random.default_rng(5)

    def some(*shape: int) -> np.ndarray:
        return random.normal(0, 0.25, shape).astype(np.float32)

    tensors = {"token_embd.weight": some(VOCABULARY, WIDTH), "output_norm.weight": 1 + some(WIDTH)}
    for n in range(LAYERS):
        tensors |= {
            f"blk.{n}.attn_norm.weight": 1 + some(WIDTH),
            f"blk.{n}.ffn_norm.weight": 1 + some(WIDTH),
            f"blk.{n}.attn_q.weight": some(WIDTH, WIDTH),
            f"blk.{n}.attn_k.weight": some(WIDTH // 2, WIDTH),
            f"blk.{n}.attn_v.weight": some(WIDTH // 2, WIDTH),
            f"blk.{n}.attn_output.weight": some(WIDTH, WIDTH),
            f"blk.{n}.ffn_gate.weight": some(FEED, WIDTH),
            f"blk.{n}.ffn_up.weight": some(FEED, WIDTH),
            f"blk.{n}.ffn_down.weight": some(WIDTH, FEED),
        }
    return write_gguf(folder / "random.gguf", metadata, tensors)


def network(voice: Path, rank: int = 4, first: int = 0, seed: int = 1) -> Network:
    """One whose adapter has been somewhere."""
    torch.manual_seed(seed)
    made = Network(voice, rank, first, torch.float32)
    for name, value in made.named_parameters():
        if name.endswith(".b"):
            torch.nn.init.normal_(value, std=0.2)
    return made


def by_llama(voice: Path, tokens: list[int], adapter: Path | None = None) -> np.ndarray:
    model = Model(str(voice), lambda: True)
    laid = model.adapter(str(adapter)) if adapter else None
    context = Context(model, length=128, batch=128, threads=1, adapter=laid, alive=lambda: True)
    context.read(tokens, range(len(tokens)), [0] * len(tokens), [True] * len(tokens))
    return np.stack([context.logits(n).copy() for n in range(len(tokens))])


def by_torch(made: Network, tokens: list[int]) -> np.ndarray:
    count = len(tokens)
    talk = Encoded(tuple(tokens), tuple(range(-1, count - 1)), ())
    with torch.no_grad():
        logits: np.ndarray = made(pack([talk], "cpu"), torch.arange(count)).numpy()
    return logits


TOKENS = [1, 3, 100, 90, 77, 14, 200, 55, 4, 99, 98, 97]


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_trained_is_what_is_run(voice: Path, tmp_path: Path, first: int) -> None:
    made = network(voice, first=first)
    state = {"adapter": made.adapter(), "rank": made.rank, "alpha": made.alpha}
    export(state, tmp_path / "adapter.gguf")
    tuned = by_torch(made, TOKENS)
    plain = np.abs(tuned - by_llama(voice, TOKENS)).mean()
    # The first matrices are kept in eight bits.
    assert np.abs(tuned - by_llama(voice, TOKENS, tmp_path / "adapter.gguf")).mean() < 0.1 * plain


def test_before_training_nothing_is_changed(voice: Path) -> None:
    assert np.abs(by_torch(Network(voice, 4, 0, torch.float32), TOKENS) - by_llama(voice, TOKENS)).mean() < 0.01


def test_a_smaller_rank_is_nearer_than_none(voice: Path, tmp_path: Path) -> None:
    made = network(voice)
    state = {"adapter": made.adapter(), "rank": made.rank, "alpha": made.alpha}
    export(state, tmp_path / "half.gguf", rank=3)
    tuned = by_torch(made, TOKENS)
    off = [np.abs(tuned - by_llama(voice, TOKENS, adapter)).mean() for adapter in (tmp_path / "half.gguf", None)]
    assert off[0] < off[1]


ANN = companion("Ann Bee", "Ann.")


def test_a_branch_is_foretold_as_if_it_stood_alone(voice: Path) -> None:
    made, words = network(voice), Model(str(voice), lambda: True)
    before = [Exchange("hi", "Yes.", "a")]
    talks = branched(
        ANN, "", before, [Exchange("so", "Well.", "b"), Exchange("so", "Wet.", "c"), Exchange("?", "Hm.", "d")]
    )
    tree = encode(talks, words)
    with torch.no_grad():
        logits = made(pack([tree, tree], "cpu"), torch.arange(2 * len(tree.tokens)))
    for n, talk in enumerate(talks):
        alone = encode((talk,), words)
        kind = "bcd"[n]
        whole = by_torch(made, list(alone.tokens))
        wanted = [whole[place] for place, _, of in alone.learnt if of == kind]
        for start in (0, len(tree.tokens)):
            got = [logits[start + place].numpy() for place, _, of in tree.learnt if of == kind]
            assert np.allclose(got[-1], wanted[-1], atol=1e-3)
    # Where two replies begin alike, the beginning is learnt once.
    assert len({(place, token) for place, token, _ in tree.learnt}) == len(tree.learnt)


def test_a_talk_that_would_make_a_tree_too_long_is_left_out(voice: Path) -> None:
    words = Model(str(voice), lambda: True)
    talks = branched(ANN, "", [], [Exchange("so", "Well.", "b"), Exchange("and then", "A much longer one.", "c")])
    short = encode(talks[:1], words)
    assert encode(talks, words, longest=len(short.tokens) + 3) == short


def test_tokens_are_read_as_they_were_written(voice: Path, tmp_path: Path) -> None:
    tree = encode((lay(ANN, "", [Exchange("hi", "Yes.", "a")]),), Model(str(voice), lambda: True))
    write_tokens(tmp_path / "tokens.jsonl", [tree, tree])
    assert read_tokens(tmp_path / "tokens.jsonl") == [tree, tree]
    assert [len(group) for group in batches([tree] * 5, 2 * len(tree.tokens))] == [2, 2, 1]


def test_learning_a_batch_makes_it_likelier(voice: Path) -> None:
    made = Network(voice, 4, 0, torch.float32)
    tree = encode((lay(ANN, "", [Exchange("hi", "Yes.", "a")]),), Model(str(voice), lambda: True))
    step = torch.optim.Adam(made.parameters(), lr=0.01)
    losses = []
    for _ in range(12):
        words = judge(made, [tree], "cpu").words
        losses.append(words.item())
        step.zero_grad()
        words.backward()
        step.step()
    assert losses[-1] < losses[0]
