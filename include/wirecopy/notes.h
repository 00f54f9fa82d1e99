// What was skipped, repaired or remarked on the way: damage is counted and told, never an error that stops a run.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace wirecopy {

struct Note {
  enum class Kind { skipped, repaired, remark };  // a remark tells of what is right, but gave no page
  Kind kind = Kind::skipped;
  std::string where;   // "pages.jsonl:17", "folder/page.html", "archive.gz at byte 8192"
  std::string reason;  // what was found and what was expected
};

// Counts every note and keeps the first kMaxKept in full. Not thread-safe: one per worker, merged in input order.
class Notes {
 public:
  static constexpr std::size_t kMaxKept = 1000;

  void skipped(std::string where, std::string reason) {
    add({Note::Kind::skipped, std::move(where), std::move(reason)});
  }
  void repaired(std::string where, std::string reason) {
    add({Note::Kind::repaired, std::move(where), std::move(reason)});
  }
  void remarked(std::string where, std::string what) { add({Note::Kind::remark, std::move(where), std::move(what)}); }

  void add(Note note) {
    if (note.kind == Note::Kind::skipped) ++n_skipped_;
    if (note.kind == Note::Kind::repaired) ++n_repaired_;
    if (note.kind == Note::Kind::remark) ++n_remarks_;
    if (kept_.size() < kMaxKept) kept_.push_back(std::move(note));
  }

  void merge(Notes other) {
    n_skipped_ += other.n_skipped_;
    n_repaired_ += other.n_repaired_;
    n_remarks_ += other.n_remarks_;
    for (Note& note : other.kept_)
      if (kept_.size() < kMaxKept) kept_.push_back(std::move(note));
  }

  [[nodiscard]] std::uint64_t n_skipped() const { return n_skipped_; }
  [[nodiscard]] std::uint64_t n_repaired() const { return n_repaired_; }
  [[nodiscard]] std::uint64_t n_remarks() const { return n_remarks_; }
  [[nodiscard]] const std::vector<Note>& kept() const { return kept_; }

 private:
  std::uint64_t n_skipped_ = 0;
  std::uint64_t n_repaired_ = 0;
  std::uint64_t n_remarks_ = 0;
  std::vector<Note> kept_;
};

}  // namespace wirecopy
