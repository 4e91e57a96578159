"""A copy of the tree with its own build, and benches on which one mutant at a time is compiled and linked.

The tree of the user is read and never written. One object is compiled a mutant; a program is linked from it and the
libraries of the copy, in which the linker then passes the original over."""
import fcntl
import hashlib
import json
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
from signal import SIGXCPU

MEMORY_KIB = 4 << 20  # a mutant that grows for ever ends here
LIBRARIES = ("libharness.a", "libreports.a", "librefstack.a", "libsim.a")  # as they are linked
FILE_BLOCKS = 4 << 20  # of 512 bytes


class Trouble(Exception):
    """What ends the tool with a sentence."""


class Ended:
    """How a command ended: its exit code (below 0: a signal), or out of time."""

    def __init__(self, code, out, hung):
        self.code, self.out, self.hung = code, out, hung

    @property
    def crashed(self):
        return not self.hung and (self.code < 0 or self.code >= 128)


def run(command, seconds, cwd, env=None):
    """Runs a command with at most @p seconds of processor time a process, ten times that on the wall."""
    limits = f"ulimit -St {int(seconds) + 1}; ulimit -v {MEMORY_KIB} -f {FILE_BLOCKS}; exec \"$@\""
    child = subprocess.Popen(
        ["bash", "-c", limits, "bash", *command], cwd=cwd, env=env, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True, errors="replace",
    )  # fmt: skip
    try:
        out, _ = child.communicate(timeout=10 * seconds + 60)
        return Ended(child.returncode, out, child.returncode in (-SIGXCPU, 128 + SIGXCPU))
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, 9)
        child.communicate()
        return Ended(-9, "", True)


def spent():
    """Processor time that the judges have taken, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def quietly(command, cwd, what):
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    if done.returncode:
        raise Trouble(f"{what}: {' '.join(command[:4])} ...\n{done.stdout[-3000:]}")
    return done.stdout


class Workshop:
    def __init__(self, tree, folder):
        self.tree, self.folder = tree, folder
        self.src, self.build = os.path.join(folder, "src"), os.path.join(folder, "build")
        os.makedirs(folder, exist_ok=True)
        self.lock = open(os.path.join(folder, "lock"), "w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Trouble(f"{folder} is in use by another run; --work names another folder")
        self.digest, self.program_digest = self._copy()
        self._links, self._compiles, self._inside = {}, None, {}

    # ---- the copy ----

    def _files(self):
        listed = subprocess.run(
            ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=self.tree, capture_output=True, text=True
        )
        if listed.returncode == 0:
            found = [name for name in listed.stdout.split("\0") if name]
            return [name for name in found if os.path.isfile(os.path.join(self.tree, name))]
        found = []
        for folder, folders, names in os.walk(self.tree):
            folders[:] = [f for f in folders if f not in ("build", "out", ".git", "__pycache__")]
            found += [os.path.relpath(os.path.join(folder, name), self.tree) for name in names]
        return found

    def _copy(self):
        """Brings the copy up to date, file by file as they differ. @return a digest of all of it, and one without
        what the unit tests are made of"""
        names, digest, program = sorted(self._files()), hashlib.sha256(), hashlib.sha256()
        for name in names:
            data = open(os.path.join(self.tree, name), "rb").read()
            if not name.startswith("tests/mutation/") and not name.endswith(".md"):
                digest.update(f"{name}\0{len(data)}\0".encode() + data)
                if not name.startswith(("tests/unit/", "tests/fixture/")):
                    program.update(f"{name}\0{len(data)}\0".encode() + data)
            copy = os.path.join(self.src, name)
            if os.path.isfile(copy) and open(copy, "rb").read() == data:
                continue
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            with open(copy, "wb") as out:
                out.write(data)
            shutil.copymode(os.path.join(self.tree, name), copy)
        kept = set(names)
        for folder, _, there in os.walk(self.src):
            for name in there:
                path = os.path.join(folder, name)
                if os.path.relpath(path, self.src) not in kept:
                    os.unlink(path)
        return digest.hexdigest(), program.hexdigest()

    def make(self, targets):
        """Builds them in the copy."""
        if not os.path.exists(os.path.join(self.build, "build.ninja")):
            command = ["cmake", "-S", self.src, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release"]
            if shutil.which("ccache"):  # what one copy has compiled serves another
                launcher = f"env;CCACHE_NOHASHDIR=1;CCACHE_BASEDIR={self.folder};ccache"
                command.append(f"-DCMAKE_C_COMPILER_LAUNCHER={launcher}")
            quietly(command, self.folder, "the copy cannot be configured")
        quietly(["ninja", "-C", self.build, *targets], self.folder, "the copy does not build")

    def programs(self):
        """The unit tests, as targets."""
        folder = os.path.join(self.src, "tests", "unit")
        return ["tests/" + name[:-2] for name in sorted(os.listdir(folder)) if re.fullmatch(r"test_\w+\.c", name)]

    # ---- what it takes to compile and to link ----

    def compile_command(self, path):
        """The words that compile @p path, but its input and output."""
        if self._compiles is None:
            with open(os.path.join(self.build, "compile_commands.json"), encoding="utf-8") as rows:
                self._compiles = {os.path.relpath(row["file"], self.src): row["command"] for row in json.load(rows)}
        if path not in self._compiles:
            raise Trouble(f"{path} is no source of the build")
        words, kept = iter(shlex.split(self._compiles[path])), []
        for word in words:
            if word in ("-o", "-c"):
                next(words)
            elif not word.startswith("-W") and word != "-g":
                kept.append(word)
        folder = os.path.dirname(os.path.join(self.src, path))
        return kept + ["-w", "-iquote", folder]

    def link_command(self, target, library, objects, out):
        """Links @p target with these objects in place of those of the same name in their library."""
        if target not in self._links:
            said = quietly(["ninja", "-C", self.build, "-t", "commands", target], self.folder, "ninja")
            line = [row for row in said.split("\n") if " -o " in row][-1]
            words = shlex.split(re.sub(r"^: && | && :$", "", line))
            self._links[target] = words + self._fast_linker()
        words = list(self._links[target])
        words[words.index("-o") + 1] = out
        # before their own library, and behind the fixture, which has names of its own
        first = words.index(library)
        return words[:first] + list(objects) + words[first:]

    def _fast_linker(self):
        if not hasattr(self, "_linker"):
            self._linker = ["-Wl,-S"] + (["-fuse-ld=gold"] if shutil.which("ld.gold") else [])
        return self._linker

    def object_of(self, path):
        """Where the build put the object of @p path."""
        there = os.path.join(self.build, "CMakeFiles", f"{self.library_of(path)[3:-2]}.dir", path + ".o")
        if not os.path.exists(there):
            raise Trouble(f"{path} has no object in the build")
        return there

    def library_of(self, path):
        return "librefstack.a" if path.startswith("harness/refstack/") else f"lib{path.split('/')[0]}.a"

    def holds(self, target, path):
        """Does that program hold the object of @p path?"""
        if target not in self._inside:
            self._inside[target] = self._globals(os.path.join(self.build, target))
        return self._globals(self.object_of(path)) <= self._inside[target]

    def _globals(self, binary):
        said = quietly(["nm", "--defined-only", "-g", binary], self.folder, "nm")
        return {line.split()[-1] for line in said.split("\n") if line} - {"main"}


class Bench:
    """Where one mutant at a time is made; laid out like a build folder."""

    def __init__(self, shop, number):
        self.shop, self.folder = shop, os.path.join(shop.folder, f"bench{number}")
        self.build = os.path.join(self.folder, "build")
        os.makedirs(os.path.join(self.build, "tests"), exist_ok=True)
        self.library, self.objects, self._linked = "libreports.a", [], set()

    def take(self, path, text):
        """Compiles @p text in the place of @p path. @return whether it compiles"""
        source, made = os.path.join(self.folder, "mutant.c"), os.path.join(self.folder, "mutant.o")
        with open(source, "w", encoding="utf-8") as out:
            out.write(text)
        command = self.shop.compile_command(path) + ["-o", made, "-c", source]
        done = subprocess.run(command, cwd=self.shop.build, capture_output=True, text=True, errors="replace")
        self.library, self.objects, self._linked = self.shop.library_of(path), [made], set()
        return done.returncode == 0

    def take_nothing(self):
        """The program as it is."""
        self.objects, self._linked = [], set()

    def program(self, target):
        """Links @p target on this bench. @return its path"""
        out = os.path.join(self.build, target)
        if target not in self._linked:
            command = self.shop.link_command(target, self.library, self.objects, out)
            quietly(command, self.shop.build, f"{target} does not link")
            self._linked.add(target)
        return out

    def scratch(self):
        """An empty folder, for one command."""
        folder = os.path.join(self.folder, "scratch")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        return folder


def default_folder(tree):
    """Outside of the tree, the same for one tree in every run."""
    import tempfile

    mark = hashlib.sha256(os.path.realpath(tree).encode()).hexdigest()[:8]
    return os.path.join(tempfile.gettempdir(), f"chargerig-mutation-{os.getuid()}-{mark}")


def say(text):
    print(text, file=sys.stderr, flush=True)
