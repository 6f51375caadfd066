#!/usr/bin/env python3
"""Writes the names of Unicode's characters, as Python's unicodedata has them, for the character finder of `flags lab server`.

Run by hand with CPython 3.13 or later, from the root of the repository; the output is committed:

    python3.13 tools/unicode-names.py src/FlagsDownloader.Cli/CharacterFinder/Data/unicode-names.txt.gz

The output is text, packed with gzip: the version of Unicode; a line for each range whose names follow a rule ("*3400 4DBF CJK
UNIFIED IDEOGRAPH"); then a name a line, of the code point after the previous one, or of the one in the last line such as "=20".
The names are Unicode, Inc.'s: see THIRD-PARTY-NOTICES.md.
"""
import gzip
import sys
import unicodedata

HANGUL = "HANGUL SYLLABLE"

# unicodedata has no names for these; the standard's rule NR2 gives them.
TANGUT = "TANGUT IDEOGRAPH"
TANGUT_BLOCKS = (range(0x17000, 0x18800), range(0x18D00, 0x18D80))


def name_of(code):
    name = unicodedata.name(chr(code), "")
    if not name and unicodedata.category(chr(code)) == "Lo" and any(code in block for block in TANGUT_BLOCKS):
        return f"{TANGUT}-{code:X}"
    return name


def rule_of(code, name):
    """The fixed part of a name that follows a rule; None for any other name."""
    if name.startswith(HANGUL + " "):
        return HANGUL
    prefix, dash, number = name.rpartition("-")
    return prefix if dash and number == f"{code:04X}" else None


def lines():
    yield f"Unicode {unicodedata.unidata_version}"
    rules, names = [], []
    for code in range(sys.maxunicode + 1):
        name = name_of(code)
        rule = rule_of(code, name) if name else None
        if rule is None:
            if name:
                names.append((code, name))
        elif rules and rules[-1][1:] == (code - 1, rule):
            rules[-1] = (rules[-1][0], code, rule)
        else:
            rules.append((code, code, rule))

    for first, last, rule in rules:
        yield f"*{first:X} {last:X} {rule}"

    expected = None
    for code, name in names:
        if code != expected:
            yield f"={code:X}"
        yield name
        expected = code + 1


def main():
    # Without a time and a file name in it, the same names are the same bytes.
    with open(sys.argv[1], "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(line + "\n" for line in lines()).encode("ascii"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("unicode-names: give the file to write, such as names.txt.gz")
    main()
