#include "read/page_window.h"

#include <utility>

namespace wirecopy::read {

bool PageWindow::add(Page&& page) {
  if (!is_wanted_) return false;
  const bool is_counted = RepeatedParts::can_count(page);
  if (pages_.empty() && !is_counted) return is_wanted_ = sink_(std::move(page));
  if (is_counted) repeated_.add(page);
  n_bytes_ += page.text.size();
  pages_.push_back(std::move(page));
  // Half of the window stays, so that the last page handed on has been judged by what follows it too.
  if (n_bytes_ > limits_.bytes || pages_.size() > limits_.pages) return release(pages_.size() / 2);
  return true;
}

bool PageWindow::finish() {
  return release(0);
}

bool PageWindow::release(std::size_t n_kept) {
  while (is_wanted_ && pages_.size() > n_kept) {
    Page page = std::move(pages_.front());
    pages_.pop_front();
    n_bytes_ -= page.text.size();
    repeated_.trim(&page);
    is_wanted_ = sink_(std::move(page));
  }
  return is_wanted_;
}

}  // namespace wirecopy::read
