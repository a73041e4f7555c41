"""Starts Lantern Line: double-click, or `python main.py COMMAND`. Only the standard library until set-up is done."""

import sys

if getattr(sys, "frozen", False):
    # A worker process of the frozen application begins here too. Nobody else pays the 10 ms of the import.
    import multiprocessing

    multiprocessing.freeze_support()

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python does get here)
    sys.exit(
        "Lantern Line needs Python 3.11 or newer, and this is Python {}.{} ({}).\n"
        "Install a newer one (your system's package manager, or python.org), then start main.py with it,\n"
        "for example: python3.12 main.py".format(*sys.version_info[:2], sys.executable)
    )


def main(argv: list[str]) -> int:
    """Makes the checkout ready where it is one, then gives the word to the game. Returns the exit status."""
    if not getattr(sys, "frozen", False):
        from build.ready import make_ready

        make_ready(argv)
        if argv[:1] == ["build"]:
            from build.freeze import main as freeze

            return freeze(argv[1:])
    from game.app import main as play

    return play(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
