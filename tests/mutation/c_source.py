"""Reads a C source as clang-format leaves it: tokens, functions, statements. No preprocessor and no types: what the
house's style fixes (a binary operator stands between blanks, a pointer's star at its name) tells one from the other."""
import re

TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\n\f\\]+|//[^\n]*|/\*.*?\*/)
    |(?P<directive>\#(?:[^\n\\]|\\\n|\\.)*)
    |(?P<text>(?:u8|[uUL])?"(?:[^"\\\n]|\\.)*"|(?:[uUL])?'(?:[^'\\\n]|\\.)*')
    |(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
    |(?P<name>[A-Za-z_]\w*)
    |(?P<sign><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|.)""",
    re.X | re.S,
)
OPEN, CLOSE = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}
TYPES = set(
    "const static volatile register extern inline int char bool void double float long short unsigned signed struct "
    "enum union size_t FILE".split()
)


class Token:
    def __init__(self, kind, text, start):
        self.kind, self.text, self.start, self.end = kind, text, start, start + len(text)

    def __repr__(self):
        return self.text


def tokens(text):
    """The tokens of @p text but blanks, comments and directives."""
    found, line_begins = [], True
    for match in TOKEN.finditer(text):
        kind, word = match.lastgroup, match[0]
        if kind == "blank":
            line_begins = line_begins or "\n" in word
            continue
        if kind == "directive" and not line_begins:
            kind = "sign"
        if kind != "directive":
            found.append(Token(kind, word, match.start()))
        line_begins = kind == "directive"
    return found


class Statement:
    """One statement, its tokens [start, end); what it holds is in parts.

    kind: block, if, loop, for, switch, return, jump, label, declaration, expression or empty. head is the range of
    tokens between the brackets of if, loop, for and switch, or of what is returned.
    """

    def __init__(self, kind, start, end, head=None, parts=()):
        self.kind, self.start, self.end, self.head, self.parts = kind, start, end, head, list(parts)


class Source:
    """A file with its functions: a list of (name, block)."""

    def __init__(self, text):
        self.text, self.tokens = text, tokens(text)
        self.mate = self._pair()
        self.functions = []
        at = 0
        while at < len(self.tokens):
            word = self.tokens[at].text
            if word == "{" and at > 0 and self.tokens[at - 1].text == ")":
                self.functions.append((self._name_before(at), self._statement(at)))
            at = self.mate[at] + 1 if word in OPEN and at in self.mate else at + 1

    def word(self, at):
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def kind(self, at):
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def between(self, start, end):
        """The text from one token to the one before @p end."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def spaced(self, at):
        """Does the token stand between blanks, as a binary operator does?"""
        token = self.tokens[at]
        return self.text[token.start - 1].isspace() and self.text[token.end : token.end + 1].isspace()

    def _pair(self):
        mate, open_at = {}, []
        for at, token in enumerate(self.tokens):
            if token.kind == "sign" and token.text in OPEN:
                open_at.append(at)
            elif token.kind == "sign" and token.text in CLOSE and open_at:
                begin = open_at.pop()
                mate[begin], mate[at] = at, begin
        return mate

    def _name_before(self, brace):
        begin = self.mate[brace - 1]
        return self.word(begin - 1)

    def _end_of_simple(self, at):
        """Behind the ; that ends the statement at @p at."""
        while self.word(at) != ";":
            at = self.mate.get(at, at) + 1 if self.word(at) in OPEN else at + 1
        return at + 1

    def _statement(self, at):
        word = self.word(at)
        if word == "{":
            return self._block(at)
        if word in ("if", "while", "for", "switch") or self._is_for_each(at):
            return self._headed(at)
        if word == "do":
            body = self._statement(at + 1)
            bracket = body.end + 1
            return Statement(
                "loop", at, self._end_of_simple(bracket), (bracket + 1, self.mate[bracket]), [body]
            )
        if word in ("case", "default") or (self.kind(at) == "name" and self.word(at + 1) == ":"):
            end = at
            while self.word(end) != ":":
                end += 1
            return Statement("label", at, end + 1)
        if word == ";":
            return Statement("empty", at, at + 1)
        end = self._end_of_simple(at)
        if word == "return":
            return Statement("return", at, end, (at + 1, end - 1))
        if word in ("break", "continue", "goto"):
            return Statement("jump", at, end)
        return Statement("declaration" if self._declares(at) else "expression", at, end)

    def _block(self, at):
        parts, end = [], at + 1
        while self.word(end) != "}":
            parts.append(self._statement(end))
            end = parts[-1].end
        return Statement("block", at, end + 1, parts=parts)

    def _is_for_each(self, at):
        """A macro that heads a loop: cJSON_ArrayForEach (row, rows), with a blank before its bracket."""
        if self.kind(at) != "name" or self.word(at + 1) != "(" or self.word(at) == "return":
            return False
        return self.tokens[at].end != self.tokens[at + 1].start and self.word(self.mate[at + 1] + 1) != ";"

    def _headed(self, at):
        word, bracket = self.word(at), at + 1
        head = (bracket + 1, self.mate[bracket])
        parts = [self._statement(self.mate[bracket] + 1)]
        if word == "if" and self.word(parts[0].end) == "else":
            parts.append(self._statement(parts[0].end + 1))
        kinds = {"if": "if", "while": "loop", "for": "for", "switch": "switch"}
        return Statement(kinds.get(word, "each"), at, parts[-1].end, head, parts)

    def _declares(self, at):
        word = self.word(at)
        if word in TYPES or (word.endswith("_t") and self.kind(at) == "name"):
            return True
        if self.kind(at) != "name":
            return False
        if self.kind(at + 1) == "name":
            return True
        star = at + 1
        while self.word(star) == "*":
            star += 1
        return star > at + 1 and self.kind(star) == "name" and not self.spaced(star - 1)
