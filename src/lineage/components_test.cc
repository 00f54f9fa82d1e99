#include "lineage/components.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

namespace wirecopy::lineage {
namespace {

bool touch(const Link& x, const Link& y) {
  const auto meet = [](const PagePassage& p, const PagePassage& q) {
    return p.page == q.page && (overlap(p.span, q.span) > 0 || p == q);
  };
  return meet(x.a, y.a) || meet(x.a, y.b) || meet(x.b, y.a) || meet(x.b, y.b);
}

Shared random_links(std::mt19937* random, std::size_t n) {
  const auto passage = [&] {
    const auto begin = static_cast<std::uint32_t>((*random)() % 400);
    return PagePassage{static_cast<PageNumber>((*random)() % 20),
                       {begin, begin + 1 + static_cast<std::uint32_t>((*random)() % 30)}};
  };
  Shared shared;
  for (std::size_t i = 0; i < n; ++i) (i % 3 == 0 ? shared.runs : shared.links).push_back({passage(), passage()});
  return shared;
}

std::vector<Link> all_of(const Shared& shared) {
  std::vector<Link> links = shared.links;
  links.insert(links.end(), shared.runs.begin(), shared.runs.end());
  return links;
}

// Every link alone at first; two sets become one as long as any of their links touch.
std::vector<std::vector<Link>> slowly(const Shared& shared) {
  std::vector<std::vector<Link>> sets;
  for (const Link& link : all_of(shared)) {
    std::vector<Link> own{link};
    for (auto set = sets.begin(); set != sets.end();) {
      if (std::ranges::none_of(*set, [&](const Link& each) { return touch(each, link); })) {
        ++set;
        continue;
      }
      own.insert(own.end(), set->begin(), set->end());
      set = sets.erase(set);
    }
    sets.push_back(std::move(own));
  }
  for (std::vector<Link>& set : sets) std::ranges::sort(set);
  std::ranges::sort(sets);
  return sets;
}

TEST(Components, AreThoseFoundLinkByLink) {
  std::mt19937 random(7);
  for (const std::size_t n : {0U, 1U, 20U, 60U, 120U}) {
    const Shared shared = random_links(&random, n);
    std::vector<std::vector<Link>> found;
    for (const Component& component : components_of(shared)) {
      found.push_back(all_of(component));
      std::ranges::sort(found.back());
    }
    std::ranges::sort(found);
    EXPECT_EQ(found, slowly(shared)) << n;
  }
}

TEST(Components, ComeInTheSameOrderWhateverTheOrderOfLinks) {
  std::mt19937 random(11);
  Shared shared = random_links(&random, 60);
  const auto first_pages = [&] {
    std::vector<PagePassage> first;
    for (const Component& component : components_of(shared)) {
      const std::vector<Link> links = all_of(component);
      PagePassage least = links.front().a;
      for (const Link& link : links) least = std::min({least, link.a, link.b});
      first.push_back(least);
    }
    return first;
  };
  const std::vector<PagePassage> expected = first_pages();
  EXPECT_TRUE(std::ranges::is_sorted(expected));
  std::ranges::shuffle(shared.links, random);
  std::ranges::shuffle(shared.runs, random);
  EXPECT_EQ(first_pages(), expected);
}

}  // namespace
}  // namespace wirecopy::lineage
