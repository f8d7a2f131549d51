"""The grammar of expressions: a text as a tree of what was written, its units looked up, its names not yet.

Loosest first: `a to b` · if then else · or · and · not · comparison · + − · × / · unary − · call · number [unit] · name · (…).
A word straight after a number is a unit; every other word is a name. `/`, `*` and `per` continue a unit only while the next word is a unit.
Three figures joined by slashes are low/best/high. Nothing is evaluated here, and no text can reach Python.
"""

from __future__ import annotations

import math

from countertrade import naming
from countertrade.modelling.dimensions import multiplied
from countertrade.modelling.expressions import DEEPEST, SHARE, Unit
from countertrade.modelling.syntax import (
    BalanceOf,
    Bracketed,
    Call,
    Comparison,
    Figure,
    FlowOf,
    Happens,
    If,
    Interval,
    Junction,
    Likelihood,
    Minus,
    Negation,
    Operation,
    Syntax,
    Three,
    Word,
    YearOf,
)
from countertrade.modelling.words import (
    FUNCTIONS,
    LIKELIHOODS,
    RESERVED,
    SCALES,
    SHAPES,
    Token,
    Vocabulary,
    Wrong,
)

BRACKET = 4  # levels of DEEPEST that a bracket takes: reading one takes nine calls
SMALLEST = 1e-100  # of a unit in base units, and the largest is its inverse: products of them stay numbers
_BRACKETS = (
    "'to' beside another operator needs brackets around the interval, as in '2.2e9 USD/year * (5 % to 20 %)'"
)


def parse(text: str, words: Vocabulary) -> Syntax:
    """The expression as written. Raises Wrong with the place of the first thing that is."""
    reader = Reader(text, words)
    found = reader.expression()
    reader.expect_end()
    return found


class Reader:
    """A recursive-descent reader over the tokens of one text; questions are read by the same one."""

    def __init__(self, text: str, words: Vocabulary, asking: bool = False) -> None:
        self.text, self.words, self.asking = text, words, asking
        self.tokens = words.tokens(text)
        self.index = 0
        self.depth = 0
        if self.tokens[0].kind == "end":
            raise Wrong("nothing is written here", 0)

    # moving on

    @property
    def now(self) -> Token:
        return self.tokens[self.index]

    @property
    def after(self) -> Token:
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.now
        self.index = min(self.index + 1, len(self.tokens) - 1)
        return token

    def at(self, *texts: str) -> bool:
        return self.now.kind in ("word", "sign") and self.now.text in texts

    def accept(self, *texts: str) -> Token | None:
        return self.take() if self.at(*texts) else None

    def expect(self, text: str, why: str) -> Token:
        if not self.at(text):
            raise Wrong(f"'{text}' is missing {why}{self._instead()}", self.now.start)
        return self.take()

    def expect_end(self) -> None:
        if self.now.kind != "end":
            token = self.now
            if token.text == ",":
                hint = "a comma stands only between the arguments of a function; figures are written 600_000"
            elif token.text == ")":
                hint = "there is a closing bracket too many"
            elif token.kind == "word" and self.words.units.find(token.text):
                hint = "a unit stands right after its figure, or after / * per; millions are written 5e6 USD or 5 million USD"
            elif token.kind in ("word", "number", "likelihood"):
                hint = "an operator is missing before it"
            else:
                hint = "it continues nothing"
            raise Wrong(f"'{token.text}' is unexpected; {hint}", token.start)

    def _instead(self) -> str:
        return f"; here stands '{self.now.text}'" if self.now.kind != "end" else ""

    def _deeper(self, at: int, levels: int = 1) -> None:
        self.depth += levels
        if self.depth > DEEPEST:
            raise Wrong(
                "the expression nests too deep or has too many parts; name some of them as quantities", at
            )

    # loosest first

    def expression(self) -> Syntax:
        before = self.depth
        self._deeper(self.now.start, BRACKET)
        low = self._choice()
        if self.at("to"):
            sign = self.take()
            high = self._choice()
            for end in (low, high):
                if not isinstance(end, (Figure, Bracketed, Call, Word, Minus)):
                    raise Wrong(_BRACKETS, sign.start)
            if self.at("to"):
                raise Wrong("an interval has two ends; this is a second 'to'", self.now.start)
            low = Interval(start=low.start, end=high.end, low=low, high=high)
            if self.now.kind == "sign" and self.now.text in "+-*/":
                raise Wrong(_BRACKETS, sign.start)
        self.depth = before
        return low

    def _choice(self) -> Syntax:
        if not self.at("if"):
            return self._or()
        start = self.take().start
        self._deeper(start)
        condition = self._or()
        self.expect("then", "after the condition of 'if'")
        then = self._choice()
        self.expect("else", "after 'then …': both sides must be given")
        otherwise = self._choice()
        self.depth -= 1
        return If(start=start, end=otherwise.end, condition=condition, then=then, otherwise=otherwise)

    def _or(self) -> Syntax:
        before, left = self.depth, self._and()
        while self.accept("or"):
            self._deeper(self.now.start)
            right = self._and()
            left = Junction(start=left.start, end=right.end, operator="or", left=left, right=right)
        self.depth = before
        return left

    def _and(self) -> Syntax:
        before, left = self.depth, self._not()
        while self.accept("and"):
            self._deeper(self.now.start)
            right = self._not()
            left = Junction(start=left.start, end=right.end, operator="and", left=left, right=right)
        self.depth = before
        return left

    def _not(self) -> Syntax:
        if not self.at("not"):
            return self._comparison()
        start = self.take().start
        self._deeper(start)
        operand = self._not()
        self.depth -= 1
        return Negation(start=start, end=operand.end, operand=operand)

    def _comparison(self) -> Syntax:
        left = self._sum()
        if self.now.kind == "sign" and self.now.text in ("<", ">", "<=", ">="):
            operator = self.take().text
            right = self._sum()
            if self.now.kind == "sign" and self.now.text in ("<", ">", "<=", ">="):
                raise Wrong(
                    "a comparison has two sides; join two of them with 'and'",
                    self.now.start,
                )
            assert operator in ("<", ">", "<=", ">=")
            return Comparison(
                start=left.start,
                end=right.end,
                operator=operator,  # type: ignore[arg-type]
                left=left,
                right=right,
            )
        return left

    def _sum(self) -> Syntax:
        before, left = self.depth, self._product()
        while self.now.kind == "sign" and self.now.text in ("+", "-"):
            operator = self.take()
            self._deeper(operator.start)
            right = self._product()
            if operator.text == "-":
                self._refuse_dash(left, operator, right)
            left = Operation(
                start=left.start,
                end=right.end,
                operator="+" if operator.text == "+" else "-",
                left=left,
                right=right,
            )
        self.depth = before
        return left

    def _refuse_dash(self, left: Syntax, operator: Token, right: Syntax) -> None:
        """A dash between two figures is read as minus; where no difference can be meant, an interval was."""
        if not (isinstance(left, Figure) and isinstance(right, Figure)):
            return
        apart = self.text[operator.start - 1 : operator.start].isspace()
        if left.unit is None and right.unit is not None:
            meant = not (apart and left.value in (0, 1))  # `1 - 20 %` is the rest of a share
        else:
            meant = left.base < right.base and (left.unit is not None or not apart)
        if meant:
            written = self.text[left.start : right.end]
            unit = self.text[right.start : right.end].lstrip("0123456789_. ")
            first = self.text[left.start : left.end]
            low = first if left.unit is not None or not unit else f"{first} {unit}"
            said = f"'{written}' would be a difference; an interval is written '{low} to {self.text[right.start : right.end]}'"
            raise Wrong(said, left.start)

    def _product(self) -> Syntax:
        before, left = self.depth, self._unary()
        while self.now.kind == "sign" and self.now.text in ("*", "/"):
            operator = self.take()
            if self.at("*"):
                raise Wrong("there are no powers; multiply", operator.start)
            self._deeper(operator.start)
            right = self._unary()
            left = Operation(
                start=left.start,
                end=right.end,
                operator="*" if operator.text == "*" else "/",
                left=left,
                right=right,
            )
        self.depth = before
        return left

    def _unary(self) -> Syntax:
        if not self.at("-", "+"):
            return self._primary()
        sign = self.take()
        self._deeper(sign.start)
        operand = self._unary()
        self.depth -= 1
        if sign.text == "+":
            return operand
        if isinstance(operand, Figure):
            return Figure(
                start=sign.start,
                end=operand.end,
                value=-operand.value,
                unit=operand.unit,
                percent=operand.percent,
                scaled=operand.scaled,
            )
        return Minus(start=sign.start, end=operand.end, operand=operand)

    def _primary(self) -> Syntax:
        token = self.now
        if token.kind == "number":
            return self._three()
        if token.kind == "likelihood":
            self.take()
            low, high = LIKELIHOODS[token.text]
            return Likelihood(start=token.start, end=token.end, low=low, high=high)
        if token.kind == "sign" and token.text == "(":
            self.take()
            inner = self.expression()
            end = self.expect(")", "to close the bracket").end
            return Bracketed(start=token.start, end=end, inner=inner)
        if token.kind == "word":
            return self._word()
        if token.kind == "date":
            raise Wrong(
                f"'{token.text}' is a date; dates stand in from, until, at, by and steps, not in expressions",
                token.start,
            )
        missing = "the expression ends" if token.kind == "end" else f"'{token.text}' stands"
        raise Wrong(f"{missing} where a figure or a name is expected", token.start)

    def _word(self) -> Syntax:
        token = self.take()
        if self.asking and (asked := self._asked(token)):
            return asked
        if token.text in RESERVED:
            raise Wrong(
                f"'{token.text}' stands where a figure or a name is expected",
                token.start,
            )
        if self.now.kind == "sign" and self.now.text == "(" and token.text not in self.words.names:
            return self._call(token)
        if token.text == "year" and self.at("of"):
            self.take()
            flow = self.take()
            if flow.kind != "word":
                raise Wrong("'year of' is followed by a flow", flow.start)
            return YearOf(start=token.start, end=flow.end, flow=flow.text)
        if self.at("happens", "happened"):
            return Happens(start=token.start, end=self.take().end, event=token.text)
        return Word(start=token.start, end=token.end, name=token.text)

    def _asked(self, token: Token) -> Syntax | None:
        """`balance of P [, all]`, `flow NAME` and `stock NAME`, which only questions know."""
        if token.text == "balance" and self.at("of"):
            self.take()
            party = self.take()
            if party.kind != "word":
                raise Wrong("'balance of' is followed by a party", party.start)
            end, everyone = party.end, False
            if self.at(",") and self.after.text == "all":
                self.take()
                end, everyone = self.take().end, True
            return BalanceOf(start=token.start, end=end, party=party.text, everyone=everyone)
        if token.text in ("flow", "stock") and self.now.kind == "word" and self.now.text not in RESERVED:
            name = self.take()
            if token.text == "flow":
                return FlowOf(start=token.start, end=name.end, flow=name.text)
            return Word(start=token.start, end=name.end, name=name.text)
        return None

    def _call(self, token: Token) -> Syntax:
        if token.text not in FUNCTIONS and token.text not in SHAPES:
            known = [*SHAPES, *FUNCTIONS]
            near = naming.nearest(token.text, known)
            hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known)}"
            if token.text in ("cauchy", "pareto", "levy", "student"):
                hint = f"its mean is infinite or does not exist, so no balance could be stated; there are {', '.join(SHAPES)}"
            raise Wrong(f"there is no function '{token.text}'; {hint}", token.start)
        self.take()
        self._deeper(token.start)
        arguments: list[Syntax] = []
        table: tuple[tuple[Syntax, Syntax], ...] = ()
        if token.text in ("discrete", "mixture"):
            table = self._table(token)
        elif not self.at(")"):
            arguments.append(self.expression())
            while self.accept(","):
                arguments.append(self.expression())
        end = self.expect(")", f"to close {token.text}(").end
        self.depth -= 1
        return Call(start=token.start, end=end, function=token.text, arguments=tuple(arguments), table=table)

    def _table(self, token: Token) -> tuple[tuple[Syntax, Syntax], ...]:
        form = SHAPES[token.text]
        self.expect("{", f"after {token.text}(: write {form}")
        rows: list[tuple[Syntax, Syntax]] = []
        while True:
            value = self.expression()
            self.expect(":", f"between a value and its chance: write {form}")
            rows.append((value, self.expression()))
            if not self.accept(","):
                break
        self.expect("}", f"to close the table: write {form}")
        return tuple(rows)

    # figures and units

    def _three(self) -> Syntax:
        """A figure, or three of them joined by slashes: low/best/high."""
        first = self._figure()
        if first.unit is not None or not self._slash_figure(self.index):
            return first
        here = self.index
        self.take()
        second = self._figure()
        if second.unit is None and self._slash_figure(self.index):
            self.take()
            third = self._figure()
            if not self._slash_figure(self.index):
                return Three(start=first.start, end=third.end, low=first, best=second, high=third)
        self.index = here
        return first

    def _slash_figure(self, index: int) -> bool:
        following = self.tokens[index : index + 2]
        return len(following) == 2 and following[0].text == "/" and following[1].kind == "number"

    def _figure(self) -> Figure:
        token = self.take()
        value, end, scaled = self._value(token), token.end, False
        while self.now.kind == "word" and self.now.text in SCALES:
            scale = self.take()
            value, end, scaled = value * SCALES[scale.text], scale.end, True
        if not math.isfinite(value):
            raise Wrong("this is too large a figure", token.start)
        if self.at("%"):
            end = self.take().end
            unit: Unit | None = self._continued(self.words.units.find("%") or SHARE)
            return Figure(
                start=token.start, end=self._end(end), value=value, unit=unit, percent=True, scaled=scaled
            )
        if self.now.kind != "word" or self.now.text in RESERVED or self._ends_figure():
            if self.at("per"):
                return Figure(start=token.start, end=self.now.end, value=value, unit=self._continued(SHARE))
            return Figure(start=token.start, end=end, value=value, scaled=scaled)
        word = self.now
        found = self.words.units.find(word.text)
        if found is None:
            raise Wrong(self._no_unit(word, token), word.start)
        self.take()
        percent = found.text == "%"
        unit = self._continued(found)
        return Figure(
            start=token.start, end=self._end(word.end), value=value, unit=unit, percent=percent, scaled=scaled
        )

    def _ends_figure(self) -> bool:
        """In a question the words that continue it may follow a bare figure."""
        return self.asking and self.now.text in ("by", "in")

    def _end(self, least: int) -> int:
        return max(least, self.tokens[self.index - 1].end)

    def _value(self, token: Token) -> float:
        text = token.text.replace("_", "")
        whole, _, decimals = text.partition(".")
        if self.now.kind == "number" and self.now.start == token.end:
            raise Wrong(
                f"'{token.text}{self.now.text}' is not a figure; thousands are marked as in 600_000",
                token.start,
            )
        if decimals == "000" and len(whole) <= 3:
            raise Wrong(
                f"'{token.text}' would be read as {whole}; write {whole}_000 or {whole}",
                token.start,
            )
        if len(whole) > 1 and whole.startswith("0"):
            raise Wrong(f"'{token.text}' begins with a zero; thousands are marked as in 600_000", token.start)
        return float(text)

    def _continued(self, unit: Unit) -> Unit:
        """The unit with every `/`, `*` and `per` that another unit follows."""
        if unit is not SHARE:
            self.words.units.note(unit)
        while self.at("/", "*", "per"):
            sign = self.now
            ahead = self.index + 1
            number = 1.0
            if sign.text != "*" and self.tokens[ahead].kind == "number":
                number = float(self.tokens[ahead].text.replace("_", ""))
                ahead += 1
            word = self.tokens[ahead]
            if word.text == "year" and self.tokens[min(ahead + 1, len(self.tokens) - 1)].text == "of":
                break  # `9 USD * year of gas`: what came of a flow, no unit
            found = (
                self.words.units.find(word.text)
                if word.kind == "word" and word.text not in self.words.names
                else None
            )
            if found is None or found.text == "%":
                if sign.text == "per":
                    raise Wrong(
                        f"'per' is followed by a unit, not by '{word.text}'{self._maybe(word.text)}",
                        word.start,
                    )
                break
            if number != 1.0:
                if not SMALLEST < number < 1 / SMALLEST:
                    raise Wrong(f"a unit of {number:g} {found.text} measures nothing", sign.start)
                figure = f"{number:g}"
                found = Unit(
                    text=f"{figure} {found.text}", factor=number * found.factor, dimensions=found.dimensions
                )
            else:
                self.words.units.note(found)
            unit = multiplied(unit, found, 1 if sign.text == "*" else -1)
            if not SMALLEST < unit.factor < 1 / SMALLEST:
                raise Wrong(f"a unit of {unit.factor:g} measures nothing", sign.start)
            if unit.text.startswith("1/") and not unit.dimensions:
                unit = SHARE
            self.index = ahead + 1
        return _spoken(unit)

    def _maybe(self, word: str) -> str:
        near = self.words.units.nearest(word)
        return f"; did you mean '{near}'?" if near else ""

    def _no_unit(self, word: Token, figure: Token) -> str:
        said = f"{figure.text} {word.text}"
        if word.text in self.words.names:
            return f"a word straight after a figure is a unit, and '{word.text}' is a quantity; write {figure.text} * {word.text}"
        near = self.words.units.nearest(word.text)
        hint = (
            f"did you mean '{near}'?"
            if near
            else f"name it under counts: to count it, as in counts: [{word.text}]"
        )
        return f"'{word.text}' in '{said}' is no unit; {hint}"


def _spoken(unit: Unit) -> Unit:
    """`%/month` reads `% per month`."""
    if unit.text.startswith("%/"):
        return Unit(
            text="% per " + unit.text[2:].replace("/", " per "),
            factor=unit.factor,
            dimensions=unit.dimensions,
        )
    return unit
