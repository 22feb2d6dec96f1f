"""What a template shows, made harmless: escaped, and what cannot be seen shown as a replacement mark.

A page shows thousands of values, most of which are harmless as they stand: these are looked at once and not copied.
Refuses to let a text through that was not looked at, unless a template of ours made it.
"""

from __future__ import annotations

import re

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

# Control characters, and those that override the direction of a line: they could make a text read as another one.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSEEN = re.compile(f"[{_CONTROL}]")
_HARMFUL = re.compile(f"[&<>'\"{_CONTROL}]")


def visible(value: object) -> object:
    """A text with what cannot be seen shown as a replacement mark; anything else as it is."""
    return _UNSEEN.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def harmless(value: object) -> str:
    """A value as a page shows it."""
    if type(value) is str:
        return escape(visible(value)) if _HARMFUL.search(value) else value
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(visible(value))


class _Generator(CodeGenerator):
    """Templates as Python in which each value goes through `harmless`, in place of two calls and a copy."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_escaped(frame):
            self.write("environment.harmless(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_escaped(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


class Escaping(Environment):
    """Templates that escape all that they show."""

    code_generator_class = _Generator
    harmless = staticmethod(harmless)
