// What speaks for one page's passage having been taken from another's, in log odds, by what it was read from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lineage/collation.h"
#include "lineage/kinship.h"
#include "lineage/witness.h"

namespace wirecopy::lineage {

enum class Ground : std::uint8_t { date, credit, containment, edit_direction, agreement };
constexpr std::size_t kGrounds = 5;

// Log odds by Ground.
struct Evidence {
  std::array<double, kGrounds> weights{};
  [[nodiscard]] double& operator[](Ground ground) { return weights[static_cast<std::size_t>(ground)]; }
  [[nodiscard]] double operator[](Ground ground) const { return weights[static_cast<std::size_t>(ground)]; }
};

// What the words that two passages share and do not share say of which was taken from which.
[[nodiscard]] LinkChanges changes_of(const text::Text& a, const text::Text& b, const match::TokenPassage& passage);

// Weighs the steps between a family's pages, and between them and a source that is not at hand. What it is
// given must outlive it.
class EvidenceScale {
 public:
  EvidenceScale(const std::vector<Witness>& witnesses, const Collation& collation, const KinshipTable& kinships);

  [[nodiscard]] std::size_t n() const { return witnesses_.size(); }

  // That `copy` was taken from `source`.
  [[nodiscard]] Evidence step(std::size_t source, std::size_t copy) const;
  // That it was taken from a page that is not at hand.
  [[nodiscard]] Evidence step_from_lost(std::size_t copy) const;
  // That a page wrote the text first.
  [[nodiscard]] Evidence origin(std::size_t page) const;

  // How strongly a page says that it has the text from another, from itself, or from somebody who is not at hand. Null
  // if it says no such thing.
  [[nodiscard]] const Credit* credit_to(std::size_t page, std::size_t other) const;
  [[nodiscard]] const Credit* credit_to_itself(std::size_t page) const { return credit_to(page, page); }
  [[nodiscard]] const Credit* credit_to_lost(std::size_t page) const;

 private:
  void read_credits();
  [[nodiscard]] double credit_of_step(std::size_t source, std::size_t copy) const;
  [[nodiscard]] double share_of_fullest(std::size_t page) const;
  [[nodiscard]] double agreement_of_pages(std::size_t source, std::size_t copy) const;

  const std::vector<Witness>& witnesses_;
  const Collation& collation_;
  const KinshipTable& kinships_;
  std::vector<const Credit*> credit_to_;  // [page * n + other]
  std::vector<const Credit*> credit_to_lost_;
  std::vector<bool> names_another_;  // in a dateline or credit
  std::vector<bool> is_named_;       // by another page, in the same way
};

}  // namespace wirecopy::lineage
