// What speaks for one page's passage having been taken from another's, as signs that can be weighed (signs.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lineage/collation.h"
#include "lineage/kinship.h"
#include "lineage/signs.h"
#include "lineage/witness.h"

namespace wirecopy::lineage {

// Log odds by Ground.
struct Evidence {
  std::array<double, kGrounds> weights{};
  [[nodiscard]] double& operator[](Ground ground) { return weights[static_cast<std::size_t>(ground)]; }
  [[nodiscard]] double operator[](Ground ground) const { return weights[static_cast<std::size_t>(ground)]; }
};
[[nodiscard]] Evidence weigh(const Signs& signs, const DescentModel& model);

// What the words that two passages share and do not share say of which was taken from which.
[[nodiscard]] LinkChanges changes_of(const text::Text& a, const text::Text& b, const match::TokenPassage& passage);

// Sees the signs of steps between pages that share text, and between them and a source that is not at hand. Pages that
// do not hold the passage in question take part with what is known of the whole page. What it is given must outlive it.
class SignFinder {
 public:
  SignFinder(const std::vector<Witness>& witnesses, const Collation& collation, const KinshipTable& kinships);

  [[nodiscard]] std::size_t n() const { return witnesses_.size(); }

  // That `copy` was taken from `source`.
  [[nodiscard]] Signs step(std::size_t source, std::size_t copy) const;
  // That it was taken from a page that is not at hand.
  [[nodiscard]] Signs step_from_lost(std::size_t copy) const;
  // That a page wrote the text first.
  [[nodiscard]] Signs origin(std::size_t page) const;

  // How strongly a page says that it has the text from another, from itself, or from somebody who is not at hand. Null
  // if it says no such thing.
  [[nodiscard]] const Credit* credit_to(std::size_t page, std::size_t other) const;
  [[nodiscard]] const Credit* credit_to_itself(std::size_t page) const { return credit_to(page, page); }
  [[nodiscard]] const Credit* credit_to_lost(std::size_t page) const;

  // What the second changed in the passage; nothing if not both hold it.
  [[nodiscard]] std::vector<Difference> differences(std::size_t first, std::size_t second) const;

 private:
  void read_credits();
  void read_titles();
  [[nodiscard]] bool has_own_dateline(std::size_t page) const;
  [[nodiscard]] double speech_factor(std::size_t page) const;
  void see_credits(std::size_t source, std::size_t copy, Signs* signs) const;
  void see_pages(std::size_t source, std::size_t copy, Signs* signs) const;
  [[nodiscard]] float coincidence(std::size_t source, std::size_t copy) const;
  void see_titles(std::size_t source, std::size_t copy, Signs* signs) const;

  const std::vector<Witness>& witnesses_;
  const Collation& collation_;
  const KinshipTable& kinships_;
  std::vector<const Credit*> credit_to_;  // [page * n + other]
  std::vector<const Credit*> credit_to_lost_;
  std::vector<bool> names_another_;                        // in a dateline or credit
  std::vector<bool> is_named_;                             // by another page, in the same way
  std::uint32_t fullest_ = 0;                              // the most bytes that any page shares with the others
  std::vector<std::vector<std::uint32_t>> shared_titles_;  // the words of each title that another title has too
};

}  // namespace wirecopy::lineage
