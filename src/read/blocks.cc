#include "read/blocks.h"

#include "base/json.h"

namespace wirecopy::read {

Blocks::Blocks(base::BlockReader reader) : reader_(std::move(reader)) {
  head_ = reader_.next();
  if (head_.size() >= kHeadBytes) return;
  while (gathered_.size() < kHeadBytes && !head_.empty()) {
    gathered_ += head_;
    head_ = reader_.next();
  }
  gathered_ += head_;
  head_ = gathered_;
}

std::string_view Blocks::next() {
  if (head_.empty()) return reader_.next();
  return std::exchange(head_, std::string_view());
}

bool LineCutter::next(Line* line) {
  line->bytes.clear();
  line->n_bytes = 0;
  line->is_too_long = false;
  line->is_last = false;
  line->number = ++number_;
  while (true) {
    if (block_.empty()) block_ = blocks_->next();
    if (block_.empty()) break;
    const std::size_t end = block_.find('\n');
    append(block_.substr(0, end), line);
    block_.remove_prefix(end == std::string_view::npos ? block_.size() : end + 1);
    if (end != std::string_view::npos) return true;
  }
  line->is_last = true;
  return line->n_bytes > 0;
}

// Room is left for the JSON parser, which then needs no copy.
void LineCutter::append(std::string_view piece, Line* line) const {
  line->n_bytes += piece.size();
  if (line->n_bytes > max_bytes_) {
    line->is_too_long = true;
    line->bytes.clear();
    line->bytes.shrink_to_fit();
  } else {
    if (line->bytes.empty()) line->bytes.reserve(piece.size() + base::JsonParser::kPadding);
    line->bytes += piece;
  }
}

}  // namespace wirecopy::read
