"""Pages before they are written: paragraphs of sentences, each with where it came from."""
import dataclasses, datetime


@dataclasses.dataclass
class Sentence:
    text: str
    tree: str = ''  # whose text this is; empty: the page's own
    key: int = -1  # which sentence of the tree's root
    parent: object = None  # the Draft it was taken from
    parent_sentence: object = None  # and which of its sentences
    kind: str = ''  # copied, edited, spun against the parent; empty in the root
    rate: float = 0.0
    pieces: list = dataclasses.field(default_factory=list)
    dateline: int = 0  # so many characters at the beginning are dateline and credit
    other: str = ''  # of own text: furniture, phrase or quote that other pages share


@dataclasses.dataclass
class Draft:
    id: str
    outlet: object
    time: datetime.datetime
    title: str
    paragraphs: list
    author: str = ''
    published: str = ''
    depth: int = 0
    parents: list = dataclasses.field(default_factory=list)
    is_written: bool = True
    is_wrong: bool = False

    def sentences(self):
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def text_and_spans(self):
        """The page's text, and (begin, end) of each sentence."""
        text, spans = '', []
        for paragraph in self.paragraphs:
            for i, sentence in enumerate(paragraph):
                if text: text += '\n\n' if i == 0 else ' '
                spans.append((len(text), len(text) + len(sentence.text)))
                text += sentence.text
        return text, spans
