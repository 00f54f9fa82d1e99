#include "attribution/quotes_model.h"

#include <utility>

#include "base/check.h"

// From quotes_data.S.
extern "C" {
extern const char wirecopy_quotes_begin[];  // NOLINT(readability-identifier-naming)
extern const char wirecopy_quotes_end[];    // NOLINT(readability-identifier-naming)
}

namespace wirecopy::attribution {
namespace {

constexpr std::string_view kMark = "WCQUOT01";

}  // namespace

Result<QuotesModel> QuotesModel::read(std::string_view bytes) {
  QuotesModel model;
  if (!bytes.starts_with(kMark) || bytes.size() < kMark.size() + sizeof(model.least_cue))
    return fail(ErrorCode::bad_input, "no model of quotes");
  bytes.remove_prefix(kMark.size());
  bytes.copy(reinterpret_cast<char*>(&model.least_cue), sizeof(model.least_cue));
  bytes.remove_prefix(sizeof(model.least_cue));
  WIRECOPY_TRY(model.words, WordTable::read(&bytes));
  WIRECOPY_TRY(model.roles, TagWeights::read(&bytes));
  WIRECOPY_TRY(model.frames, TagWeights::read(&bytes));
  return model;
}

void QuotesModel::append_to(std::string* bytes) const {
  bytes->append(kMark);
  bytes->append(reinterpret_cast<const char*>(&least_cue), sizeof(least_cue));
  words.append_to(bytes);
  roles.append_to(bytes);
  frames.append_to(bytes);
}

const QuotesModel& QuotesModel::built_in() {
  static const QuotesModel model = [] {
    auto read = QuotesModel::read({wirecopy_quotes_begin, wirecopy_quotes_end});
    WIRECOPY_CHECK(read.has_value());
    return std::move(*read);
  }();
  return model;
}

}  // namespace wirecopy::attribution
