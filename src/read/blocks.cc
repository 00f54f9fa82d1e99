#include "read/blocks.h"

#include <algorithm>

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

bool ByteCursor::fill() {
  if (block_.empty()) block_ = blocks_->next();
  return !block_.empty();
}

void ByteCursor::use(std::size_t n) {
  block_.remove_prefix(n);
  offset_ += n;
}

bool ByteCursor::line(std::size_t max_bytes, std::string* line) {
  line->clear();
  bool has_begun = false;
  while (fill()) {
    has_begun = true;
    const std::size_t end = block_.find('\n');
    const std::string_view piece = block_.substr(0, end);
    line->append(piece.substr(0, max_bytes - std::min(max_bytes, line->size())));
    const bool is_whole = end != std::string_view::npos;
    use(is_whole ? end + 1 : piece.size());
    if (is_whole) break;
  }
  if (line->ends_with('\r')) line->pop_back();
  return has_begun;
}

template <typename UsePiece>
bool ByteCursor::go_through(std::uint64_t n, const UsePiece& use_piece) {
  while (n > 0 && fill()) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(n, block_.size()));
    use_piece(block_.substr(0, size));
    use(size);
    n -= size;
  }
  return n == 0;
}

bool ByteCursor::take(std::uint64_t n, std::string* bytes) {
  bytes->clear();
  return go_through(n, [&](std::string_view piece) { *bytes += piece; });
}

bool ByteCursor::skip(std::uint64_t n) {
  return go_through(n, [](std::string_view) {});
}

bool ByteCursor::skip_damage() {
  block_ = {};
  return blocks_->skip_damage();
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
