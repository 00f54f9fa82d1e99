#include "engine/page_window.h"

namespace wirecopy::engine {

void PageWindow::add(PreparedPage&& page) {
  const bool is_counted = is_open_ && read::RepeatedParts::can_count(page.page);
  if (held_.empty() && !is_counted) {
    ready_.push_back(std::move(page));
    return;
  }
  n_bytes_ += page.page.text.size();
  const bool must_settle = is_counted && repeated_.add(page.page);
  held_.push_back({std::move(page), must_settle});
  // Half of the window stays, so that the last page handed on has been judged by what follows it too.
  if (n_bytes_ > limits_.bytes || held_.size() > limits_.pages) release(held_.size() / 2);
}

std::vector<PreparedPage> PageWindow::take_all() {
  release(0);
  return take_ready();
}

void PageWindow::release(std::size_t n_kept) {
  for (Held& held : held_) {
    if (held.must_settle) repeated_.settle(held.page.page);
    held.must_settle = false;
  }
  while (held_.size() > n_kept) {
    PreparedPage page = std::move(held_.front().page);
    held_.pop_front();
    n_bytes_ -= page.page.text.size();
    repeated_.trim(&page.page);
    ready_.push_back(std::move(page));
  }
}

}  // namespace wirecopy::engine
