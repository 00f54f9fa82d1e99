#include "match/equal_runs.h"

#include <algorithm>

namespace wirecopy::match {
namespace {

// So much of each end of a run, about a sentence, is aligned in full: what was put in or cut beside it may read like
// it.
constexpr TokenIndex kEnd = 16;

// A run with less than a sentence between its ends is not worth the search.
constexpr TokenIndex kLongRun = 3 * kEnd;

// A run is looked for at words that stand in no more places than this, so that text of a few words over and over costs
// no more than other text.
constexpr int kMaxPlaces = 4;

class Finder {
 public:
  explicit Finder(const RunSearch& search) : search_(search) {}

  // The longest run that holds token i, of tokens from `floor` on; of equals the one furthest on in b.
  [[nodiscard]] EqualRun longest_at(TokenIndex i, TokenIndex floor) const {
    EqualRun longest;
    int n_places = 0;
    search_.bases.visit(search_.a.tokens[i].base, [&](std::size_t place) {
      const auto b = static_cast<std::int64_t>(search_.box.b.begin + place);
      if (++n_places > kMaxPlaces) return;
      const EqualRun run = run_on(b - static_cast<std::int64_t>(i), i, floor);
      if (run.a.size() > longest.a.size()) longest = run;
    });
    return n_places <= kMaxPlaces ? longest : EqualRun{};
  }

 private:
  [[nodiscard]] bool are_equal(TokenIndex i, std::int64_t diagonal) const {
    const std::int64_t j = static_cast<std::int64_t>(i) + diagonal;
    if (j < search_.box.b.begin || j >= search_.box.b.end) return false;
    if (i < search_.used.size() && search_.used[i] != 0) return false;
    return search_.a.tokens[i].word == search_.b.tokens[static_cast<TokenIndex>(j)].word;
  }

  [[nodiscard]] EqualRun run_on(std::int64_t diagonal, TokenIndex i, TokenIndex floor) const {
    EqualRun run{{i, i}, diagonal};
    if (diagonal < search_.box.low_diagonal || diagonal > search_.box.high_diagonal) return run;
    while (run.a.end < search_.box.a.end && are_equal(run.a.end, diagonal)) ++run.a.end;
    while (run.a.begin > floor && are_equal(run.a.begin - 1, diagonal)) --run.a.begin;
    return run;
  }

  const RunSearch& search_;
};

}  // namespace

std::vector<EqualRun> inner_runs(const RunSearch& search) {
  const Finder finder(search);
  std::vector<EqualRun> runs;
  TokenIndex floor = search.box.a.begin;
  for (TokenIndex i = floor; i < search.box.a.end;) {
    const EqualRun run = finder.longest_at(i, floor);
    if (run.a.size() >= kLongRun) {
      runs.push_back({{run.a.begin + kEnd, run.a.end - kEnd}, run.diagonal});
      i = floor = run.a.end;
    } else {
      i += run.a.size() == 0 ? 1 : kEnd;
    }
  }
  return runs;
}

}  // namespace wirecopy::match
