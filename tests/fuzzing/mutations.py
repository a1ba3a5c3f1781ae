"""Mutations of a file as bytes, tokens, lines and structure; the same chance makes the same ones."""

import random

import yaml

NASTY = [
    *"012 1:30 0x1F 1_000 1,000 60% ６０ .nan .inf -.inf yes no null ~ true '60' 1e5 -0 +5 1e400 -1e-400 0.1.2".split(),
    *"2023-02-30 2023-13-01 1695772800 &a *a <<: !!python/object/apply:os.system !x !!binary == = | > % @ `".split(),
    *"- ? : { } [ ] , # ' \" --- ... {{ }} %TAG $x {0} {x} %s %(a)s [[[[[[[[ \\ 9999999999999999999999".split(),
    *"\u202e \u200b \u2028 \ufeff \ud7ff \U0001f600 ⽔ 一 十百千万亿 Ⅲ 亿亿亿 零 全覆盖 2.1:1 1:0".split(),
    *"at_most growth yearly benchmark multiple rank share count".split(),
]
DEEP = ["[" * 30_000, "{a: " * 5000, "- " * 5000, "(" * 5000, "9" * 100_000, "一" * 5000, "1+" * 4000 + "1"]
BYTES = [
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\x1b[2J",
    b"\x85",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\t",
]


def mutate(text: str, chance: random.Random) -> bytes:
    """One file with one to four mutations of a kind."""
    how = chance.choice((_bytes, _tokens, _lines, _structure, _structure, _structure))
    content = text
    for _ in range(chance.randint(1, 4)):
        mutated = how(content, chance)
        if isinstance(mutated, bytes):
            return mutated
        content = mutated
    return content.encode("utf-8", "surrogatepass")


def _bytes(text: str, chance: random.Random) -> bytes:
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(chance.randint(1, 5)):
        if not raw:
            break
        at = chance.randrange(len(raw))
        match chance.randrange(4):
            case 0:
                raw[at] ^= 1 << chance.randrange(8)
            case 1:
                raw[at:at] = chance.choice(BYTES)
            case 2:
                del raw[at : at + chance.randint(1, 40)]
            case 3:
                del raw[at:]
                raw += b"\n"
    return bytes(raw)


def _tokens(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    match chance.randrange(4):
        case 0:
            words[at] = chance.choice(NASTY)
        case 1:
            words[at] += chance.choice(NASTY)
        case 2:
            other = chance.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        case 3:
            words[at] = chance.choice(DEEP) if chance.random() < 0.2 else str(chance.uniform(-1e6, 1e6))
    return " ".join(words)


def _lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, chance.choice(lines))
        case 2:
            lines[at] = " " * chance.randrange(1, 5) + lines[at]
        case 3:
            lines.insert(at, chance.choice(("---", "...", "\t", "? a", "<<: *a", "- - - -", "%YAML 9.9", "'", '"')))
    return "\n".join(lines)


def _structure(text: str, chance: random.Random) -> str:
    try:
        data = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return text
    spots = list(_spots(data))
    if not spots:
        return text
    parent, key = chance.choice(spots)
    match chance.randrange(3):
        case 0:
            del parent[key]
        case 1:
            parent[key] = chance.choice((None, 0, -1, 1e300, 10**30, "", "x", [], {}, [[]], {"zh": 1}, True, NASTY[0]))
        case 2:
            other, name = chance.choice(spots)
            parent[key] = other[name] if _is_flat(other[name]) else str(other[name])[:50]
    return str(yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper))


def _spots(data, depth=0):
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield data, key
        if depth < 6:
            yield from _spots(value, depth + 1)


def _is_flat(value):
    return not isinstance(value, dict | list)
