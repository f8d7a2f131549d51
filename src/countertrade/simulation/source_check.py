"""The source of a kernel on its way to the compiler: read as a tree, and held against a list of what a kernel may say.

A kernel is arithmetic over a handful of arrays. The writer makes its source of indices and of names of its own; this is the second
lock. Whatever is not on the list, an attribute, a name of another shape, a call of anything but the arithmetic, is refused before
anything is compiled, and what is compiled is the tree that was looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from types import FunctionType
from typing import Any

ENTRIES = ("balances", "everything", "summed")
"""The functions a kernel may define."""
CALLED = (
    "range", "float", "abs", "floor", "sqrt", "exp", "log", "power", "waiting", "least", "most",
)  # fmt: skip
"""The functions it may call."""
CONSTANTS = ("BLOCK", "APART", "NEVER", "NAN", "NOTHING")
ARRAYS = ("X", "F", "G", "W", "Y", "V")

_LOCAL = re.compile(r"[a-z]+(?:_[a-z]+)*\d*(?:_\d+)?", re.ASCII)
_NODES = (
    ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.For, ast.Assign, ast.AugAssign, ast.Pass,
    ast.Name, ast.Load, ast.Store, ast.Constant, ast.Subscript, ast.Slice, ast.Tuple, ast.Call, ast.IfExp,
    ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Mod, ast.BitAnd, ast.UnaryOp, ast.USub,
    ast.Compare, ast.Lt, ast.Gt, ast.LtE, ast.GtE, ast.Eq, ast.NotEq,
)  # fmt: skip


class Refused(Exception):  # noqa: N818 - a fault of ours: no deal can be to blame
    """Source that says something a kernel has no need of."""


def checked(text: str) -> ast.Module:
    """The tree of a kernel's source. Raises Refused with the line for anything that is not on the list."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if why := _objection(node):
            raise Refused(f"line {getattr(node, 'lineno', 0)} of a kernel: {why}")
    for statement in tree.body:
        if not isinstance(statement, ast.FunctionDef):
            raise Refused(f"line {statement.lineno} of a kernel: only functions stand at the top")
    return tree


def functions(text: str, space: Mapping[str, Any], module: str) -> dict[str, FunctionType]:
    """The functions that a kernel's source defines, checked and not compiled yet.

    `space` gives every name of `CALLED` and `CONSTANTS`; nothing else can be reached from them. `module` is what they name as theirs.
    """
    names: dict[str, Any] = {"__builtins__": {}, "__name__": module}
    names |= {name: space[name] for name in (*CALLED, *CONSTANTS)}
    exec(compile(checked(text), "<kernel>", "exec"), names)
    return {name: names[name] for name in ENTRIES if name in names}


def _objection(node: ast.AST) -> str | None:
    """Why a part of a tree has no place in a kernel, None where it has."""
    match node:
        case ast.FunctionDef(name=name, args=arguments, decorator_list=decorators, returns=returns):
            plain = not (
                decorators or returns or arguments.vararg or arguments.kwarg or arguments.kwonlyargs
                or arguments.posonlyargs or arguments.defaults
            )  # fmt: skip
            return None if plain and name in ENTRIES else f"the function {name!r}"
        case ast.arg(arg=name, annotation=None) | ast.Name(id=name):
            known = name in (*ARRAYS, *CONSTANTS, *CALLED) or _LOCAL.fullmatch(name)
            return None if known else f"the name {name!r}"
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in CALLED:
            return None
        case ast.For(iter=ast.Call(func=ast.Name(id="range")), orelse=[]):
            return None
        case ast.Constant(value=bool() | str() | bytes() | complex() | None):
            return f"the constant {node.value!r}"
        case ast.Call() | ast.For() | ast.arg():
            return f"a {type(node).__name__.lower()}"
    return None if isinstance(node, _NODES) else f"a {type(node).__name__.lower()}"
