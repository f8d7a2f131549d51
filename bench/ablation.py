"""Which functions of reading no text needs: each is made to find nothing, and the statements read are compared.

    python bench/ablation.py FOLDER... [--most 2] [--only roles/] [--share 1]

Every .txt below the folders is read whole, then with all functions finding nothing that are still in question. Where that changes what is
stated, the functions are halved until the ones that change it are found (delta debugging, Zeller 1999). A function that has changed more
than `--most` texts is needed and asked about no longer. Printed are the others, with their lines and the texts that they change.

A function finds nothing when it gives what its return type has for it: False, None, an empty list. One whose type has no such value, that
keeps a cache, or that another package calls by name is not asked about.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import importlib.abc
import importlib.machinery
import signal
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FrameType, ModuleType

PACKAGE = "countertrade.reading"
HOOK = "_finds_nothing"
NOTHING = {
    "bool": "False",
    "str": "''",
    "int": "0",
    "list": "[]",
    "dict": "{}",
    "Mapping": "{}",
    "set": "frozenset()",
    "frozenset": "frozenset()",
}
FAMILIES = ("Sequence", "Iterable", "Collection")
PATIENCE = 5  # s for one text; a loop may wait for a part that is left out


@dataclass
class Function:
    module: str
    name: str
    lines: int
    texts: list[str] = field(default_factory=list)  # those that it changes


@dataclass
class Tried(ast.NodeTransformer):
    """Puts into each function of a module a first line that leaves it."""

    module: str
    functions: list[Function]
    inside: list[str] = field(default_factory=list)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.inside.append(node.name)
        self.generic_visit(node)
        self.inside.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.inside.append(node.name)
        self.generic_visit(node)
        name = ".".join(self.inside)
        self.inside.pop()
        nothing = _nothing(node)
        if nothing is None or node.decorator_list or node.name.startswith("__"):
            return node
        leave = ast.parse(f"def f():\n if {HOOK}({len(self.functions)}): return {nothing}").body[0]
        assert isinstance(leave, ast.FunctionDef)
        assert node.end_lineno is not None
        node.body.insert(ast.get_docstring(node) is not None, leave.body[0])
        self.functions.append(Function(self.module, name, node.end_lineno - node.lineno + 1))
        return node


def _nothing(node: ast.FunctionDef) -> str | None:
    """What a function gives that finds nothing, as source; None where its type has no such value."""
    if any(isinstance(each, ast.Yield | ast.YieldFrom) for each in ast.walk(node)):
        return ""
    said = ast.unparse(node.returns) if node.returns is not None else "None"
    if "None" in said:
        return "None"
    family = said.partition("[")[0]
    if family in FAMILIES or (family == "tuple" and "..." in said):
        return "()"
    return NOTHING.get(family)


class Loader(importlib.machinery.SourceFileLoader):
    functions: list[Function]

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = Tried(fullname.removeprefix(PACKAGE + "."), self.functions).visit(
            ast.parse(self.get_data(path))
        )
        return compile(ast.fix_missing_locations(tree), path, "exec")


class Finder(importlib.abc.MetaPathFinder):
    def __init__(self, functions: list[Function], only: Sequence[str]) -> None:
        self.functions, self.only = functions, only

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        within = fullname.removeprefix(PACKAGE + ".").replace(".", "/")
        if not fullname.startswith(PACKAGE) or not within.startswith(tuple(self.only)):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None and spec.origin is not None:
            loader = Loader(fullname, spec.origin)
            loader.functions = self.functions
            spec.loader = loader
        return spec


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=2, help="texts that an idle function may change")
    parser.add_argument(
        "--only", action="append", help="modules of reading whose path starts so (default: what analyses)"
    )
    parser.add_argument("--share", type=int, default=1, help="read every n-th text")
    options = parser.parse_args()
    functions: list[Function] = []
    left_out: set[int] = set()
    setattr(builtins, HOOK, left_out.__contains__)
    analysing = ["attribution", "document", "entities", "factuality", "numeric", "roles"]
    sys.meta_path.insert(0, Finder(functions, options.only or analysing))
    from countertrade.reading import article_from, read  # through the finder

    def stated(data: bytes, name: str, without: Collection[int]) -> str:
        left_out.clear()
        left_out.update(without)
        signal.alarm(PATIENCE)
        try:
            return repr(read(article_from(data, name)))
        except Exception as problem:  # a part that is left out may be what another stands on
            return repr(problem)
        finally:
            signal.alarm(0)
            left_out.clear()

    signal.signal(signal.SIGALRM, _too_long)
    paths = sorted(path for folder in options.folders for path in folder.rglob("*.txt"))[:: options.share]
    for number, path in enumerate(paths, 1):
        data = path.read_bytes()
        whole = stated(data, path.name, ())

        def needed(some: Sequence[int]) -> Iterator[int]:
            if stated(data, path.name, some) == whole:  # noqa: B023
                return
            if len(some) == 1:
                yield some[0]
            else:
                yield from needed(some[: len(some) // 2])
                yield from needed(some[len(some) // 2 :])

        asked = [i for i, each in enumerate(functions) if len(each.texts) <= options.most]
        for i in needed(asked):
            functions[i].texts.append(path.name)
        print(
            f"\r{number} of {len(paths)} texts, {len(asked)} functions in question", end="", file=sys.stderr
        )
    print(file=sys.stderr)
    idle = [each for each in functions if len(each.texts) <= options.most]
    print(f"{len(functions)} functions, {sum(each.lines for each in functions)} lines")
    print(f"{len(idle)} change at most {options.most} texts, {sum(each.lines for each in idle)} lines")
    for each in sorted(idle, key=lambda each: (each.module, -each.lines)):
        print(f"{each.module} {each.name} {each.lines} {' '.join(each.texts)}")


if __name__ == "__main__":
    main()
