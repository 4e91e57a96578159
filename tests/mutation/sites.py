"""The single mutations that a C source allows, function by function.

Left alone: comments, texts, directives, asserts, declarations but what they begin with, sizes, what only gives memory
back, what is written to stderr, and the branches in which the reference stack misbehaves because it was told to
(mutant_is): those are the other half of this test."""
import re

import c_source

COMPARE = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
}
ARITHMETIC = {
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "<<": ">>", ">>": "<<", "&": "|", "|": "&", "^": "&",
    "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "%=": "*=", "|=": "&=", "&=": "|=", "++": "--", "--": "++",
}
LOGIC = {"&&": "||", "||": "&&"}
ASSIGN = {"=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>="}
KINDS = ("compare", "arithmetic", "logic", "negate", "constant", "drop call", "drop", "drop field")
# Nothing but memory and handles goes back in these: no verdict can depend on it.
RELEASES = re.compile(
    r"(?:\w+_)?(?:free|fini)|cJSON_(?:Delete|free)|db_done|sqlite3_(?:finalize|free|close|close_v2)|fclose"
)
SIZED = {"mem_resize": 1, "snprintf": 1, "sqlite3_snprintf": 0, "memset": 2, "memcpy": 2, "strncpy": 2, "mem_new": 0, "mem_text_n": 1}
FIELD = re.compile(r"cJSON_Add\w+|api_put_\w+|put_\w+")
ARGUMENT = re.compile(r"j[a-z]+")  # of json_object(jtext("a", a), jint("b", b))


class Mutant:
    """One change: file text [start, end) becomes new."""

    def __init__(self, path, source, function, kind, start, end, new):
        self.path, self.source, self.function, self.kind = path, source, function, kind
        self.start, self.end, self.new, self.number = start, end, new, 0
        self.line = source.line(start)

    @property
    def name(self):
        return f"{self.path}:{self.line}#{self.number}"

    def text(self):
        return self.source.text[: self.start] + self.new + self.source.text[self.end :]

    def changed(self):
        """The lines before and after, without what stands at their ends."""
        text = self.source.text
        begin = text.rfind("\n", 0, self.start) + 1
        end = text.find("\n", self.end)
        before = text[begin:end].split("\n")
        after = (text[begin : self.start] + self.new + text[self.end : end]).split("\n")
        while len(before) > 1 and len(after) > 1 and before[-1] == after[-1]:
            before.pop(), after.pop()
        return [line.strip() for line in before], [line.strip() for line in after]

    def key(self):
        """What the mutant is called in a table, which edits elsewhere do not change."""
        before, after = self.changed()
        return self.path, self.function, " ".join(before), " ".join(after)


class Finder:
    def __init__(self, path, text):
        self.path, self.source = path, c_source.Source(text)
        self.function, self.found = "", []
        self.misbehaving = {name for name, block in self.source.functions if "MUTANT_" in self.comment_above(block)}
        for name, block in self.source.functions:
            if RELEASES.fullmatch(name) or name in self.misbehaving:
                continue
            self.function, before = name, len(self.found)
            self.statement(block)
            if len(self.found) == before and "mutant_is(" in self.source.between(block.start, block.end):
                self.misbehaving.add(name)
        self.found.sort(key=lambda m: (m.start, m.end, m.new))
        count = {}
        for mutant in self.found:
            count[mutant.line] = count.get(mutant.line, 0) + 1
            mutant.number = count[mutant.line]

    def comment_above(self, block):
        """The comment before the function with that block, from the end of what stands before it."""
        src, before = self.source, [t for t in self.source.tokens[: block.start] if t.text in ("}", ";")]
        text = src.text[before[-1].end if before else 0 : src.tokens[block.start].start]
        return text[: text.rfind("*/") + 1]

    def add(self, kind, start, end, new):
        if self.source.text[start:end] != new:
            self.found.append(Mutant(self.path, self.source, self.function, kind, start, end, new))

    def replace(self, kind, at, new):
        token = self.source.tokens[at]
        self.add(kind, token.start, token.end, new)

    # ---- statements ----

    def statement(self, s):
        src = self.source
        misbehaves = s.kind == "if" and self.told_to_misbehave(s.head)
        if s.kind == "if" and not misbehaves:
            self.condition(*s.head)
        elif s.kind == "loop":
            self.condition(*s.head)
        elif s.kind == "for":
            self.for_head(*s.head)
        elif s.kind in ("switch", "each"):
            self.expression(*s.head)
        elif s.kind == "return":
            self.returned(s)
        elif s.kind == "jump" and src.word(s.start) != "goto":
            self.drop("drop", s)
        elif s.kind == "declaration":
            self.declaration(s.start, s.end - 1)
        elif s.kind == "expression":
            self.expression_statement(s)
        for part in s.parts[1:] if misbehaves else s.parts:
            self.statement(part)
            if part.kind == "if" and self.leaves_the_honest(part):
                break

    def leaves_the_honest(self, s):
        """if (!mutant_is(..)) return: what follows is for mutants."""
        text, body = self.source.between(*s.head), s.parts[0]
        ends = body.parts[-1].kind if body.kind == "block" and body.parts else body.kind
        return "!mutant_is(" in text and "&&" not in text and ends == "return" and len(s.parts) == 1

    def told_to_misbehave(self, head):
        """Is the first branch one that only a mutant of the program's own takes?"""
        text = self.source.between(*head)
        return "mutant_is(" in text and "!mutant_is(" not in text

    def drop(self, kind, s):
        tokens = self.source.tokens
        self.add(kind, tokens[s.start].start, tokens[s.end - 1].end, ";")

    def returned(self, s):
        if s.head[0] == s.head[1]:
            self.drop("drop", s)
        else:
            self.expression(*s.head)

    def expression_statement(self, s):
        src, first = self.source, self.source.word(s.start)
        text = src.between(s.start, s.end)
        if first in ("assert", "static_assert", "_Static_assert") or "stderr" in text:
            return
        call = src.kind(s.start) == "name" and src.word(s.start + 1) == "("
        whole = call and src.mate[s.start + 1] == s.end - 2
        if whole and (RELEASES.fullmatch(first) or first in self.misbehaving or re.search("misbehave|misreport", first)):
            return
        if whole:
            self.drop("drop field" if FIELD.fullmatch(first) else "drop call", s)
        elif first != "(":
            self.drop("drop", s)
        if "mutant_is(" not in text:
            self.expression(s.start, s.end - 1)

    def declaration(self, start, end):
        src, at, begin = self.source, start, None
        if "mutant_is(" in src.between(start, end):
            return
        while at < end:
            word = src.word(at)
            if word == "=":
                begin = at + 1
            elif word == "," and begin is not None:
                self.expression(begin, at)
                begin = None
            at = src.mate[at] + 1 if word in c_source.OPEN else at + 1
        if begin is not None:
            self.expression(begin, end)

    def for_head(self, start, end):
        src, parts, at = self.source, [start], start
        while at < end:
            if src.word(at) == ";":
                parts.append(at + 1)
            at = src.mate[at] + 1 if src.word(at) in c_source.OPEN else at + 1
        if len(parts) != 3:
            return
        first = (parts[0], parts[1] - 1)
        if src.word(first[0]) in c_source.TYPES or src.kind(first[0] + 1) == "name":
            self.declaration(*first)
        else:
            self.expression(*first)
        self.expression(parts[1], parts[2] - 1)

    # ---- expressions ----

    def condition(self, start, end):
        src = self.source
        self.expression(start, end)
        depth_free = [at for at in self.top_level(start, end)]
        signs = [src.word(at) for at in depth_free]
        if any(s in LOGIC or s == "?" for s in signs) or not any(s in COMPARE for s in signs):
            if src.word(start) == "!" and not any(s in LOGIC for s in signs):
                return  # dropping the ! is the same
            self.negate(start, end)

    def negate(self, start, end):
        tokens = self.source.tokens
        text = self.source.between(start, end)
        if text in ("true", "false", "0", "1"):
            return
        self.add("negate", tokens[start].start, tokens[end - 1].end, f"!({text})")

    def top_level(self, start, end):
        at = start
        while at < end:
            yield at
            at = self.source.mate[at] + 1 if self.source.word(at) in c_source.OPEN else at + 1

    def binary(self, at):
        """Does an operand end before the sign, and does it stand between blanks?"""
        before = self.source.word(at - 1)
        ends = self.source.kind(at - 1) in ("name", "number", "text") or before in (")", "]")
        return ends and before != "return" and self.source.spaced(at)

    def expression(self, start, end):
        src, at = self.source, start
        while at < end:
            word, kind = src.word(at), src.kind(at)
            if kind == "name" and word in ("sizeof", "offsetof", "assert"):
                at = src.mate[at + 1] + 1 if src.word(at + 1) == "(" else at + 2
                if src.word(at) == "/" and src.word(at + 1) == "sizeof":
                    at += 1  # how many there are in an array
                continue
            if kind == "name" and word in SIZED and src.word(at + 1) == "(":
                at = self.sized(at)
                continue
            if kind == "name" and word == "json_object" and src.word(at + 1) == "(":
                self.fields(at + 2, src.mate[at + 1])
            if kind == "number":
                self.number(at)
            elif kind == "name" and word in ("true", "false"):
                self.replace("constant", at, "false" if word == "true" else "true")
            elif kind == "sign":
                self.sign(at, start)
            at += 1

    def sized(self, at):
        """A call in which one argument is a size of memory: all the others. @return behind its bracket"""
        src, close = self.source, self.source.mate[at + 1]
        cuts = [at + 1] + [i for i in self.top_level(at + 2, close) if src.word(i) == ","] + [close]
        for number, (left, right) in enumerate(zip(cuts, cuts[1:])):
            if number != SIZED[src.word(at)]:
                self.expression(left + 1, right)
        return close + 1

    def sign(self, at, start):
        src, word = self.source, self.source.word(at)
        if word in COMPARE and self.binary(at):
            for new in COMPARE[word]:
                self.replace("compare", at, new)
        elif word in LOGIC and self.binary(at):
            self.replace("logic", at, LOGIC[word])
        elif word in ("++", "--"):
            self.replace("arithmetic", at, ARITHMETIC[word])
        elif word in ARITHMETIC and self.binary(at):
            self.replace("arithmetic", at, ARITHMETIC[word])
        elif word == "!":
            self.replace("negate", at, "")
        elif word == "?":
            begin = self.condition_before(at, start)
            if src.word(begin) != "!" and not any(src.word(i) in COMPARE for i in self.top_level(begin, at)):
                self.negate(begin, at)

    def condition_before(self, at, start):
        """Where the condition of the ? at @p at begins."""
        src = self.source
        while at > start:
            word = src.word(at - 1)
            if word in c_source.OPEN or word in ASSIGN or word in (",", ";", "?", ":", "return"):
                break
            at = src.mate[at - 1] if word in c_source.CLOSE else at - 1
        return at

    def number(self, at):
        text = self.source.word(at)
        if self.source.word(at - 1) == "[" and self.source.word(at + 1) == "]" and self.source.word(at + 2) == "=":
            if self.source.word(at - 2) in ("{", ","):
                return  # a designator: [2] = ...
        match = re.fullmatch(r"(\d+)([uUlL]*)", text)
        if match:
            value = int(match[1])
            new = {0: 1, 1: 0}.get(value, value + 1 if value < 1000 else value * 2)
            self.replace("constant", at, f"{new}{match[2]}")
        elif re.fullmatch(r"\d+\.\d+(e[+-]?\d+)?", text):
            self.replace("constant", at, f"({text} * 2 + 1)")

    def fields(self, start, end):
        """Each argument of json_object( ) that is a field by itself."""
        src, tokens = self.source, self.source.tokens
        at = start
        while at < end:
            if not (ARGUMENT.fullmatch(src.word(at)) and src.word(at + 1) == "("):
                return
            close = src.mate[at + 1]
            if src.word(close + 1) == ",":
                self.add("drop field", tokens[at].start, tokens[close + 1].end, "")
            elif src.word(at - 1) == ",":
                self.add("drop field", tokens[at - 1].start, tokens[close].end, "")
            at = close + 2


def find(path, text):
    """The mutants of one file, in the order in which they stand."""
    return Finder(path, text).found
