// What speaks for one page's passage having been taken from another's, in log odds, by what it was read from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lineage/collation.h"
#include "lineage/credit.h"
#include "lineage/moment.h"
#include "wirecopy/page.h"

namespace wirecopy::lineage {

// What is known of a page that holds a passage of a family.
struct Witness {
  Moment published;
  Name outlet;
  PageCredits page_credits;
  std::vector<std::string> credit_texts;  // of page_credits, as the page writes them
  std::size_t n_quotations = 0;           // quotation marks opened in the passage
  double quotation = 0;                   // share of the passage inside them
};
[[nodiscard]] Witness make_witness(const Page& page, ByteSpan passage);

enum class Ground : std::uint8_t { date, credit, containment, edit_direction, agreement };
constexpr std::size_t kGrounds = 5;

// Log odds by Ground.
struct Evidence {
  std::array<double, kGrounds> weights{};
  [[nodiscard]] double& operator[](Ground ground) { return weights[static_cast<std::size_t>(ground)]; }
  [[nodiscard]] double operator[](Ground ground) const { return weights[static_cast<std::size_t>(ground)]; }
};

// Weighs the steps between a family's pages, and between them and a source that is not at hand. Both arguments must
// outlive it.
class EvidenceScale {
 public:
  EvidenceScale(const std::vector<Witness>& witnesses, const Collation& collation);

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
  void weigh(const std::vector<Difference>& differences, Evidence* evidence) const;

  const std::vector<Witness>& witnesses_;
  const Collation& collation_;
  std::vector<const Credit*> credit_to_;  // [page * n + other]
  std::vector<const Credit*> credit_to_lost_;
  std::vector<bool> names_another_;  // in a dateline or credit
  std::vector<bool> is_named_;       // by another page, in the same way
};

}  // namespace wirecopy::lineage
