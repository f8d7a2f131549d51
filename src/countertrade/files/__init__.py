"""Files in and out: YAML with places, JSONL, text in any common encoding, exact splices and writes that are whole or not at all."""

from countertrade.files.disk import (
    LARGEST,
    ChangedOnDisk,
    append_lines,
    clean,
    exists,
    locked,
    make_folders,
    own_folders,
    read_bytes,
    read_given,
    read_text,
    splice,
    why,
    write_all,
    write_bytes,
    write_text,
)
from countertrade.files.lines import (
    append_records,
    deeper,
    encode_lines,
    read_lines,
    read_records,
    write_records,
)
from countertrade.files.text import decode, digest_of, like, typed
from countertrade.files.yaml import DEEPEST, Entry, Items, Node, Table, Text, compose, convert, plain

__all__ = [
    "DEEPEST", "LARGEST", "ChangedOnDisk", "Entry", "Items", "Node", "Table", "Text", "append_lines", "append_records", "clean",
    "compose", "convert", "decode", "deeper", "digest_of", "encode_lines", "exists", "like", "locked", "make_folders", "own_folders", "plain",
    "read_bytes", "read_given", "read_lines", "read_records", "read_text", "splice", "typed", "why", "write_all", "write_bytes",
    "write_records", "write_text",
]  # fmt: skip
