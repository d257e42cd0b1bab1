"""`python -m tests.matching [--seed N] [--each N] [--keep]`: the table of docs/matching.md."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.matching.figures import hint_figures, review_figures, table
from tests.matching.generate import FOLDER, KEPT, SEED, generate, write


def main() -> None:
    """Read the command line, make a set, and print its figures; `--keep` writes the kept one."""
    parser = ArgumentParser(prog="python -m tests.matching", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=300, help="people here of every group")
    parser.add_argument("--keep", action="store_true", help="write people.csv anew and no more")
    args = parser.parse_args()
    if args.keep:
        write(generate(SEED, KEPT), FOLDER / "people.csv")
        return
    made = generate(args.seed, args.each)
    with TemporaryDirectory() as folder:
        print(table(hint_figures(made, Path(folder) / "laptop"), review_figures(made)))


if __name__ == "__main__":
    main()
