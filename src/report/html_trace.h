// The report of traced pages for people: one HTML file that needs nothing else and works without its script.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "wirecopy/match.h"

namespace wirecopy::report {

// Collects traces and makes the document of them. Memory: that of the HTML.
class TraceReport {
 public:
  void add(const PageTrace& trace);
  [[nodiscard]] std::string finish(std::string_view version) const;

 private:
  std::string rows_;   // of the overview
  std::string pages_;  // the pages with their passages and sources
  std::string title_;  // of the only page
  std::size_t n_pages_ = 0;
  std::size_t n_passages_ = 0;
  std::size_t n_with_passages_ = 0;
};

}  // namespace wirecopy::report
