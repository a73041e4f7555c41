"""Keeps the open blocks of a node's body: what is nested where, without recursion."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.yarn.commands import Mark
from game.yarn.problems import ReadError
from game.yarn.syntax import (
    Branch,
    Choice,
    EnumCase,
    EnumDeclaration,
    If,
    Item,
    LineGroup,
    Once,
    Statement,
    TextLine,
)

#: How deep blocks and options may nest.
MAX_NESTING = 50


@dataclass(slots=True)
class Block:
    """An open block: ``kind`` is ``body item if once enum``; statements go to ``into``."""

    kind: str
    into: list[Statement]
    line: int
    column: int
    owner: If | Once | EnumDeclaration | None = None
    ended: bool = False


@dataclass(slots=True)
class Blocks:
    """The stack of open blocks; the first is the body itself."""

    stack: list[Block] = field(default_factory=list)
    run_open: bool = False

    @classmethod
    def over(cls, body: list[Statement]) -> Blocks:
        """A fresh stack whose statements go into ``body``."""
        return cls([Block("body", body, 0, 0)])

    @property
    def top(self) -> Block:
        """The innermost open block."""
        return self.stack[-1]

    def add(self, statement: Statement) -> None:
        """Puts a statement into the innermost block; it ends a run of options."""
        self._not_in_enum(statement.column)
        self.run_open = False
        self.top.into.append(statement)

    def _not_in_enum(self, column: int) -> None:
        if self.top.kind == "enum":
            raise ReadError(column - 1, "Only <<case>> may stand between <<enum>> and <<endenum>>.")

    def add_item(self, arrow: str, text: TextLine) -> Item:
        """Puts an option or group line into the innermost block, joining the run above if it is open."""
        self._not_in_enum(text.column)
        item = Item(text)
        into = self.top.into
        wanted: type[Choice] | type[LineGroup] = Choice if arrow == "->" else LineGroup
        last = into[-1] if into and self.run_open else None
        if isinstance(last, Choice | LineGroup) and isinstance(last, wanted):
            last.items.append(item)
        else:
            above = into[-1] if into else None
            if wanted is Choice and isinstance(above, TextLine):
                above.tags += ("lastline",)
            into.append(wanted([item], text.line, text.column))
        self.run_open = True
        return item

    def _push(self, block: Block) -> None:
        if len(self.stack) > MAX_NESTING:
            raise ReadError(block.column - 1, f"Blocks are nested deeper than {MAX_NESTING} levels.")
        self.stack.append(block)
        self.run_open = False

    def open_item(self, item: Item) -> None:
        """Opens the indented statements that belong to an option or group line."""
        self._push(Block("item", item.body, item.text.line, item.text.column))

    def close_item(self) -> list[Block]:
        """Closes the innermost item at a dedent; gives blocks inside it that were left open."""
        left: list[Block] = []
        while self.top.kind not in ("item", "body"):
            left.append(self.stack.pop())
        if self.top.kind == "item":
            self.stack.pop()
        self.run_open = True
        return left

    def close_all(self) -> list[Block]:
        """Closes everything at the end of the node; gives blocks that were left open."""
        left = [block for block in self.stack[1:] if block.kind != "item"]
        del self.stack[1:]
        return left

    def add_case(self, case: EnumCase) -> None:
        """Adds a case to the open enum."""
        owner = self.top.owner
        if not isinstance(owner, EnumDeclaration):
            raise ReadError(case.column - 1, "<<case>> can only stand inside <<enum>> … <<endenum>>.")
        owner.cases.append(case)

    def mark(self, mark: Mark) -> If | Once | EnumDeclaration | None:
        """Opens, divides or closes a block; gives the statement it belongs to."""
        _MARKS[mark.word](self, mark)
        return self.top.owner

    def _open_if(self, mark: Mark) -> None:
        statement = If([Branch(mark.test, [])], mark.line, mark.column)
        self.add(statement)
        self._push(Block("if", statement.branches[0].body, mark.line, mark.column, statement))

    def _open_once(self, mark: Mark) -> None:
        statement = Once(mark.test, [], [], mark.line, mark.column)
        self.add(statement)
        self._push(Block("once", statement.body, mark.line, mark.column, statement))

    def _open_enum(self, mark: Mark) -> None:
        statement = EnumDeclaration(mark.name, [], mark.line, mark.column)
        self.add(statement)
        self._push(Block("enum", [], mark.line, mark.column, statement))

    def _else_if(self, mark: Mark) -> None:
        owner = self._divided(mark)
        if not isinstance(owner, If):
            raise ReadError(mark.column - 1, "<<elseif>> can only stand inside <<if>> … <<endif>>.")
        owner.branches.append(Branch(mark.test, []))
        self.top.into = owner.branches[-1].body

    def _else(self, mark: Mark) -> None:
        owner = self._divided(mark)
        self.top.ended = True
        if isinstance(owner, If):
            owner.branches.append(Branch(None, []))
            self.top.into = owner.branches[-1].body
        else:
            self.top.into = owner.otherwise

    def _divided(self, mark: Mark) -> If | Once:
        owner = self.top.owner
        if not isinstance(owner, If | Once):
            raise ReadError(mark.column - 1, f"<<{mark.word}>> has no <<if>> to belong to here.")
        if self.top.ended:
            raise ReadError(mark.column - 1, "Nothing but the end of the block may follow its <<else>>.")
        self.run_open = False
        return owner

    def _close(self, mark: Mark) -> None:
        kind = mark.word.removeprefix("end")
        if self.top.kind != kind:
            hint = ""
            if self.top.owner is not None:
                hint = f"The <<{self.top.kind}>> of line {self.top.line} is still open."
            elif self.top.kind == "item":
                hint = "It is indented under an option, but the block was opened outside of it."
            raise ReadError(mark.column - 1, f"<<{mark.word}>> has no <<{kind}>> to close here.", hint)
        self.stack.pop()
        self.run_open = False


_MARKS = {
    "if": Blocks._open_if,
    "elseif": Blocks._else_if,
    "else": Blocks._else,
    "endif": Blocks._close,
    "once": Blocks._open_once,
    "endonce": Blocks._close,
    "enum": Blocks._open_enum,
    "endenum": Blocks._close,
}
