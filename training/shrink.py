"""A network's file at a quarter of its size: weights as 8-bit whole numbers, a scale for each column or word.

Only the weights are rounded. On loading they are made floats again (the runtime folds the two steps away), so the
network computes as before. Dynamic int8 rounds what flows through it too, and changes many more spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

#: tables smaller than this stay as they are
_WORTH = 1000
_MOST = 127


def shrink(source: Path, out: Path) -> None:
    """Write the network of `source` to `out` with its tables of weights as 8-bit numbers."""
    model = onnx.load(source)
    tables = {one.name: one for one in model.graph.initializer if _worth(one)}
    nodes: list[Any] = []
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in tables:
            nodes += _product(model.graph, node, tables)
        elif node.op_type == "Gather" and node.input[0] in tables:
            nodes += _rows(model.graph, node, tables)
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    _replace(model.graph.node, nodes)
    _replace(model.graph.initializer, [one for one in model.graph.initializer if one.name in used])
    onnx.save(model, out)


def _worth(table: Any) -> bool:
    return len(table.dims) == 2 and bool(np.prod(table.dims) >= _WORTH)


def _product(graph: Any, node: Any, tables: Mapping[str, Any]) -> Iterator[Any]:
    """A product with a table: the table is made floats first, once, when the file is loaded."""
    name = node.input[1]
    _put(graph, tables[name], axis=1)
    node.input[1] = f"{node.output[0]}.table"
    yield helper.make_node("Cast", [f"{name}.whole"], [f"{node.output[0]}.cast"], to=TensorProto.FLOAT)
    yield helper.make_node("Mul", [f"{node.output[0]}.cast", f"{name}.scale"], [node.input[1]])
    yield node


def _rows(graph: Any, node: Any, tables: Mapping[str, Any]) -> Iterator[Any]:
    """Rows of a table: only those taken are made floats."""
    (name, rows), out = node.input, node.output[0]
    _put(graph, tables[name], axis=0)
    yield helper.make_node("Gather", [f"{name}.whole", rows], [f"{out}.whole"], axis=0)
    yield helper.make_node("Cast", [f"{out}.whole"], [f"{out}.cast"], to=TensorProto.FLOAT)
    yield helper.make_node("Gather", [f"{name}.scale", rows], [f"{out}.scale"], axis=0)
    yield helper.make_node("Mul", [f"{out}.cast", f"{out}.scale"], [out])


def _put(graph: Any, table: Any, *, axis: int) -> None:
    """The table as whole numbers and scales, among the graph's tables."""
    numbers, scales = rounded(numpy_helper.to_array(table), axis=axis)
    for what, array in (("whole", numbers), ("scale", scales)):
        if all(one.name != f"{table.name}.{what}" for one in graph.initializer):
            graph.initializer.append(numpy_helper.from_array(array, f"{table.name}.{what}"))


def rounded(table: npt.NDArray[Any], *, axis: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Whole numbers of at most 127 and the scale of each row (axis 0) or column (axis 1)."""
    largest = np.abs(table).max(1 - axis, keepdims=True)
    scales = np.maximum(largest, np.finfo(np.float32).tiny) / _MOST
    return np.rint(table / scales).astype(np.int8), scales.astype(np.float32)


def _replace(old: Any, new: list[Any]) -> None:
    del old[:]
    old.extend(new)
