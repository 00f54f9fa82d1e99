"""A sentence on its way from one page to the next, as pieces that remember both texts.

A hand changes only pieces that no one before it in the same step has changed, so that each change of the step is known
with its place on both sides. The parent's pieces joined are the parent's sentence, the child's are the copy.
"""
import dataclasses


@dataclasses.dataclass
class Piece:
    parent: str
    child: str
    change: str = ''  # what was done: '' nothing, 'spun', 'style', 'cut', 'insert', 'credit', or 'flag:number' ...


def whole(text):
    return [Piece(text, text)]


def child_text(pieces):
    return ''.join(piece.child for piece in pieces)


def parent_text(pieces):
    return ''.join(piece.parent for piece in pieces)


def replace(pieces, index, begin, end, text, change):
    """Gives parent[begin:end] of an unchanged piece another text; a zero-length range inserts."""
    old = pieces[index].parent
    assert not pieces[index].change and pieces[index].child == old
    new = [Piece(old[:begin], old[:begin]), Piece(old[begin:end], text, change), Piece(old[end:], old[end:])]
    pieces[index:index + 1] = [piece for piece in new if piece.parent or piece.child]


def matches(pieces, pattern):
    """(piece index, match) of a pattern in every unchanged piece."""
    return [(i, found) for i, piece in enumerate(pieces) if not piece.change for found in pattern.finditer(piece.parent)]


def changes(pieces, begin, parent_begin):
    """(change, child span, parent span, child text, parent text), both sides offset by where the sentence stands."""
    out = []
    for piece in pieces:
        end, parent_end = begin + len(piece.child), parent_begin + len(piece.parent)
        if piece.change: out.append((piece.change, (begin, end), (parent_begin, parent_end), piece.child, piece.parent))
        begin, parent_begin = end, parent_end
    return out
