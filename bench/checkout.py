"""Makes a checkout of 20,000 source files without a DSN: checkout.py FOLDER."""

import random
import sys
from pathlib import Path

FILES, PER_FOLDER = 20_000, 16
ENDINGS = ["py", "ts", "tsx", "js", "go", "java", "json", "yaml", "css", "md"]


def main():
    root = Path(sys.argv[1])
    dice = random.Random(20)
    (root / ".git").mkdir(parents=True)
    (root / ".gitignore").write_text("*.log\n/generated/\n__pycache__/\n")
    line = "result = compute(first, second)  // see https://docs.example.com/page\n"
    folders = FILES // PER_FOLDER
    for number in range(folders):
        outer, rest = divmod(number, 125)
        middle, inner = divmod(rest, 12)
        folder = root / f"area{outer}" / f"part{middle}" / f"unit{inner}"
        folder.mkdir(parents=True, exist_ok=True)
        for index in range(PER_FOLDER):
            file = folder / f"file{index}.{ENDINGS[index % len(ENDINGS)]}"
            file.write_text(line * dice.randint(10, 150))


main()
