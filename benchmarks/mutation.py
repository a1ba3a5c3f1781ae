"""Mutation testing: how many small faults, put into the arithmetic one at a time, the fast tests notice.

A runner of its own over Python's `ast`, for three reasons. mutmut changes functions alone, and much that matters here
stands in tables of a module (what a 亩 is, which characters are digits). cosmic-ray starts pytest anew for each mutant,
which costs more than the tests that matter for it. And neither asks which test reaches which line. Here the tests are
collected once and run once, to see which lines each of them reaches and how long it takes; then each mutant has a
forked process, in which the changed code takes the place of the old, and the tests that reach its line run from the
fastest to the slowest until one fails. With `--afresh` a survivor is tried once more in a new process that imports the
changed file, so that nothing counts as survived for the way it was put in (two seconds each).

Mutants are drawn from each file with a seed: comparisons (their boundary, their opposite), arithmetic, and/or, not,
signs, conditions, numbers one more and one less, True/False, strings (each by the next one of its file), min/max,
any/all, floor/ceil, break/continue, statements left out, returned values left out. Annotations, docstrings and asserts
stay as they are.

    python benchmarks/mutation.py [FILE ...] [--sample N] [--seed N] [--limit SECONDS] [--afresh]

FILE is one of the files below src/cyjjq, or a part of its path (`chinese`, `growth.py`); all of them where none is
given. `--sample 0` takes every mutant. `--limit` is how long the tests of one mutant may take, as measured at first.
"""

import argparse
import ast
import contextlib
import copy
import functools
import importlib
import io
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "cyjjq"
FILES = [
    *sorted(SOURCE.glob("chinese/[a-z]*.py")),
    SOURCE / "catalogue/formula.py",
    *sorted(SOURCE.glob("method/[a-z]*.py")),
]
TESTS = ["tests/chinese", "tests/catalogue/test_formula.py", "tests/plan/test_numbers.py", "tests/method"]
OPTIONS = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
CPU_SECONDS = 10  # a mutant that runs so long is noticed

COMPARISONS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
TWINS = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
TWINS |= {"minimum": "maximum", "maximum": "minimum", "nanmin": "nanmax", "nanmax": "nanmin"}


# --- The mutants ------------------------------------------------------------------------------------------------------


class Mutant(NamedTuple):
    """One change: where, what it looked like and looks like, and the whole file with it."""

    file: Path
    line: int
    change: str
    tree: ast.Module


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """What may be changed, in the order of the file."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Assert | ast.Import | ast.ImportFrom) or is_docstring(child):
            continue
        if isinstance(child, ast.Subscript) and is_type(child.value):
            continue
        if isinstance(child, ast.arg | ast.JoinedStr):
            continue  # an annotation; pieces of a pattern that are no patterns
        yield child
        parts = copy.copy(child)
        if isinstance(child, ast.FunctionDef):
            parts.returns = None
            parts.decorator_list = []
        if isinstance(child, ast.AnnAssign):
            if child.value is not None:
                yield from (child.value, *nodes(child.value))
            continue
        yield from nodes(parts)


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_type(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and (
        node.id in ("type", "dict", "tuple") or (node.id[0].isupper() and not node.id.isupper())
    )


def changes(node: ast.AST, strings: list[str]) -> Iterator[ast.AST]:
    """What a node may become."""
    yield from operators(node)
    yield from values(node, strings)
    yield from statements(node)
    yield from conditions(node)


def operators(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            for i, op in enumerate(node.ops):
                for other in COMPARISONS[type(op)]:
                    yield ast.Compare(node.left, [*node.ops[:i], other(), *node.ops[i + 1 :]], node.comparators)
        case ast.BinOp() if type(node.op) in ARITHMETIC and not is_type(node.left):
            yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)
        case ast.AugAssign():
            yield ast.AugAssign(node.target, ARITHMETIC[type(node.op)](), node.value)
        case ast.BoolOp():
            yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
        case ast.UnaryOp():
            yield node.operand


def values(node: ast.AST, strings: list[str]) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(str(value)) if len(strings) > 1:
            yield ast.Constant(strings[(strings.index(value) + 1) % len(strings)])
        case ast.Name(id, ast.Load()) if id in TWINS:
            yield ast.Name(TWINS[id], ast.Load())
        case ast.Attribute(value, attr, ast.Load()) if attr in TWINS and isinstance(value, ast.Name):
            yield ast.Attribute(value, TWINS[attr], ast.Load())


def statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.Return(ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call()) | ast.Raise() | ast.Assign() | ast.AugAssign():
            yield ast.Pass()


def conditions(node: ast.AST) -> Iterator[ast.AST]:
    """The same with a condition turned round, where no comparison or connective in it can be."""
    for name in ("test", "ifs"):
        found = getattr(node, name, [])
        for condition in found if isinstance(found, list) else [found]:
            if not isinstance(condition, ast.Compare | ast.BoolOp | ast.UnaryOp):
                turned, opposite = copy.copy(node), ast.UnaryOp(ast.Not(), condition)
                every = [opposite if each is condition else each for each in found] if found is not condition else None
                setattr(turned, name, every or opposite)
                yield turned


def mutants(file: Path) -> list[Mutant]:
    """Every mutant of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    every = list(nodes(tree))
    strings = list(dict.fromkeys(n.value for n in every if isinstance(n, ast.Constant) and isinstance(n.value, str)))
    found = []
    for node in every:
        for other in changes(node, strings):
            if isinstance(other, ast.Pass) and node in tree.body:
                continue  # a name of the module that is not there is no small fault
            line = node.lineno if hasattr(node, "lineno") else 0
            before, after = shown(node), shown(other)
            found.append(Mutant(file, line, f"{before} → {after}", replaced(tree, node, other)))
    return found


def shown(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(copy.copy(node))).split("\n")[0]
    return text if len(text) <= 90 else text[:87] + "..."


def replaced(tree: ast.AST, node: ast.AST, other: ast.AST) -> Any:
    """The tree with one node in the place of another; what does not change is shared."""
    if tree is node:
        return ast.copy_location(other, node)
    turned = None
    for name, value in ast.iter_fields(tree):
        if isinstance(value, ast.AST):
            new: Any = replaced(value, node, other)
            same = new is value
        elif isinstance(value, list):
            new = [replaced(each, node, other) if isinstance(each, ast.AST) else each for each in value]
            same = all(a is b for a, b in zip(new, value, strict=True))
        else:
            continue
        if not same:
            turned = turned or copy.copy(tree)
            setattr(turned, name, new)
    return turned or tree


# --- Putting one in ---------------------------------------------------------------------------------------------------


def put_in(file: Path, tree: ast.Module) -> None:
    """Let the changed code of a module take the place of the old, wherever that is referred to."""
    name = ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
    module = importlib.import_module(name)
    fresh = types.ModuleType(name)
    fresh.__file__ = module.__file__
    exec(compile(ast.fix_missing_locations(tree), str(file), "exec"), vars(fresh))
    exchange(vars(module), fresh, name)


def exchange(old: dict[str, Any], fresh: types.ModuleType, module: str) -> None:
    for key, new in list(vars(fresh).items()):
        before = old.get(key)
        if key.startswith("__") or before is new:
            continue
        own = getattr(new, "__module__", None) == module
        if isinstance(new, types.FunctionType) and own:
            exchange_function(before, new)
            vars(fresh)[key] = before  # what stands in a new table meets the old classes and functions
        elif isinstance(new, type) and own:
            for part, value in vars(new).items():
                exchange_part(before, part, value)
            vars(fresh)[key] = before
        else:
            for each in list(sys.modules.values()):
                if vars(each).get(key) is before and each is not fresh:
                    vars(each)[key] = new


def exchange_function(before: Any, new: types.FunctionType) -> None:
    before.__code__, before.__defaults__, before.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def exchange_part(owner: type, name: str, new: Any) -> None:
    before = vars(owner).get(name)
    match new:
        case types.FunctionType() if isinstance(before, types.FunctionType):
            if before.__code__.co_freevars == new.__code__.co_freevars:
                exchange_function(before, new)
            else:  # without its super()
                setattr(owner, name, new)
        case property():
            exchange_function(before.fget, new.fget)
        case classmethod() | staticmethod():
            exchange_function(before.__func__, new.__func__)
        case functools.cached_property():
            exchange_function(before.func, new.func)


# --- Running the tests ------------------------------------------------------------------------------------------------


class Result(NamedTuple):
    mutant: Mutant
    killed: bool


class Runner:
    """A plugin that runs mutants where pytest would run the collected tests."""

    def __init__(self, chosen: list[Mutant], limit: float, *, afresh: bool) -> None:
        self.chosen, self.limit, self.afresh = chosen, limit, afresh
        self.results: list[Result] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """A failing example is enough; nobody needs the smallest."""
        from hypothesis import Phase, settings  # after pytest has seen to its asserts

        settings.register_profile("mutation", settings.default, phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = {item.nodeid: item for item in session.items}
        self.seconds, self.reached = self.apart(lambda: measure(session, self.chosen), 600)[1]
        for file in dict.fromkeys(mutant.file for mutant in self.chosen):
            unchanged = Mutant(file, 0, "", ast.parse(file.read_text(encoding="utf-8")))
            assert not self.killed(session, unchanged), f"{file.name}: the tests fail without any change"
        for mutant in self.chosen:
            killed = self.killed(session, mutant)
            if not killed and self.afresh:
                killed = self.killed_afresh(mutant)
            self.results.append(Result(mutant, killed))
            print("." if killed else "S", end="", flush=True, file=sys.stderr)
        return True

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that reach a line, the fastest first, as far as the limit allows."""
        lines = self.reached.get(str(mutant.file), {})
        names = lines.get(str(mutant.line)) or sorted({name for each in lines.values() for name in each})
        chosen, spent = [], 0.0
        for name in sorted(names, key=lambda name: self.seconds[name]):
            spent += self.seconds[name]
            if spent > self.limit and chosen:
                break
            chosen.append(name)
        return chosen

    def killed(self, session: pytest.Session, mutant: Mutant) -> bool:
        names = self.tests(mutant)

        def attempt() -> bool:
            put_in(mutant.file, mutant.tree)
            return run(session, [self.items[name] for name in names])

        code, passed = self.apart(attempt)
        return code != 0 or not passed

    def killed_afresh(self, mutant: Mutant) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(SOURCE.parent, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
            changed = Path(folder) / mutant.file.relative_to(SOURCE.parent)
            changed.write_text(ast.unparse(ast.fix_missing_locations(mutant.tree)), encoding="utf-8")
            names = self.tests(mutant)
            if not names:
                return False
            environ = os.environ | {"PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
            done = subprocess.run(
                [sys.executable, "-m", "pytest", *OPTIONS, *names],
                cwd=ROOT,
                env=environ,
                capture_output=True,
                check=False,
            )
            return done.returncode != 0

    @staticmethod
    def apart(act: Any, seconds: int = CPU_SECONDS) -> tuple[int, Any]:
        """What an act returns in a forked process, and that process's exit code."""
        with tempfile.TemporaryFile("w+b") as answer:
            child = os.fork()
            if not child:
                code = 1
                try:
                    nothing = os.open(os.devnull, os.O_RDWR)
                    for stream in (0, 1, 2):
                        os.dup2(nothing, stream)
                    spent = math.ceil(time.process_time())
                    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, spent + seconds))
                    answer.write(json.dumps(act()).encode())
                    answer.flush()
                    code = 0
                finally:
                    os._exit(code)
            _, status = os.waitpid(child, 0)
            answer.seek(0)
            return status, json.loads(answer.read() or "null")


def run(session: pytest.Session, items: list[pytest.Item]) -> bool:
    """Run tests until one fails; whether none did."""
    for i, item in enumerate(items):
        following = items[i + 1] if i + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


def measure(session: pytest.Session, chosen: list[Mutant]) -> tuple[dict[str, float], dict[str, dict[int, list[str]]]]:
    """How long each test takes, and which tests reach each line."""
    import coverage  # not the program of that name that stands beside this one

    files = sorted({str(mutant.file) for mutant in chosen})
    watch = coverage.Coverage(data_file=None, include=files, config_file=False)
    seconds = {}
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        forget(files)
        watch.start()
        watch.switch_context(item.nodeid)
        start = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.process_time() - start
        watch.stop()
        assert not session.testsfailed, item.nodeid
    data = watch.get_data()
    reached = {}
    for file in files:
        lines = data.contexts_by_lineno(file)
        reached[file] = {line: sorted(filter(None, names)) for line, names in lines.items()}
    return seconds, reached


def forget(files: list[str]) -> None:
    """Empty the caches of the functions in some files: else only the first test would reach their lines."""
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) in files:
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


# --- The command ------------------------------------------------------------------------------------------------------


def report(results: list[Result], possible: dict[Path, int]) -> None:
    """Killed and survived per file and package, then each survivor."""
    packages = [file.parent for file in dict.fromkeys(file.parent / "x" for file in possible)]
    print("| file | mutants | tried | killed | survived | share |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for place in (*possible, *packages):
        own = [each for each in results if place in (each.mutant.file, each.mutant.file.parent)]
        every = sum(count for file, count in possible.items() if place in (file, file.parent))
        killed = sum(result.killed for result in own)
        name = place.relative_to(SOURCE) if place.suffix else f"**{place.name}**"
        if own:
            print(f"| {name} | {every} | {len(own)} | {killed} | {len(own) - killed} | {killed / len(own):.1%} |")
    print()
    for mutant, killed in results:
        if not killed:
            print(f"{mutant.file.relative_to(SOURCE)}:{mutant.line}: {mutant.change}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=4.0)
    parser.add_argument("--afresh", action="store_true")
    asked = parser.parse_args()
    os.chdir(ROOT)
    sys.path[:1] = [str(ROOT), str(SOURCE.parent)]
    os.environ["PYTHONPATH"] = str(SOURCE.parent)
    files = [file for file in FILES if not asked.files or any(part in str(file) for part in asked.files)]
    chosen, possible = [], {}
    for file in files:
        every = mutants(file)
        possible[file] = len(every)
        count = min(asked.sample or len(every), len(every))
        drawn = random.Random(f"{asked.seed} {file.name}").sample(range(len(every)), count)
        chosen += [every[i] for i in sorted(drawn)]
    runner = Runner(chosen, asked.limit, afresh=asked.afresh)
    start = time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()) as told:
        pytest.main([*OPTIONS, *TESTS], plugins=[runner])
    if len(runner.results) < len(chosen):
        sys.exit(told.getvalue())
    print(f"\n{len(chosen)} mutants in {time.monotonic() - start:.0f} s, seed {asked.seed}\n")
    report(runner.results, possible)


if __name__ == "__main__":
    main()
