"""Weights for the vote on a page's day: a conditional logit over each page's candidates (McFadden 1974)."""
import numpy
from scipy.optimize import minimize

PENALTY = 0.0015  # on the squares of the weights, a page; of .03 to .0003 the best out of fold


class Page:
    def __init__(self, candidates, is_right):
        self.values = [value for value, _ in candidates]
        self.columns = numpy.array([columns for _, columns in candidates], dtype=float)
        self.right = numpy.array([is_right(value) for value in self.values], dtype=float)

    def is_won(self, weights):
        return bool(len(self.values) and self.right[int(numpy.argmax(self.columns @ weights))])


def fit(pages):
    pages = [page for page in pages if len(page.values) and page.right.any()]

    def loss(weights):
        total, gradient = 0.0, numpy.zeros_like(weights)
        for page in pages:
            sums = page.columns @ weights
            odds = numpy.exp(sums - sums.max())
            odds /= odds.sum()
            right = odds * page.right
            total -= numpy.log(right.sum() + 1e-12)
            gradient -= page.columns.T @ (right / (right.sum() + 1e-12) - odds)
        n = len(pages)
        return total / n + PENALTY * weights @ weights, gradient / n + 2 * PENALTY * weights

    start = numpy.zeros(pages[0].columns.shape[1])
    return minimize(loss, start, jac=True, method='L-BFGS-B', options={'maxiter': 300}).x
