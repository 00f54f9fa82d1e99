// Which cutter reads a file: told by what it holds.
#include <utility>

#include "read/cutter.h"
#include "read/detect.h"

namespace wirecopy::read {

std::unique_ptr<Cutter> choose_cutter(const OpenFile& file, Notes* notes) {
  Blocks& blocks = *file.blocks;
  if (blocks.head().empty() && blocks.failure()) {
    file.note_failure(false, notes);
    return nullptr;
  }
  Detected found = detect(blocks.head(), file.path, file.options.names);
  const bool is_text =
      found.content == Content::json_lines || found.content == Content::json_document || found.content == Content::csv;
  if (is_text && blocks.head().starts_with(kUtf8Mark)) blocks.drop(kUtf8Mark.size());
  switch (found.content) {
    case Content::empty:
    case Content::unreadable:
      notes->skipped(file.name, std::move(found.reason));
      return nullptr;
    case Content::json_lines:
      return cut_json_lines(file);
    case Content::json_document:
      return cut_json_document(file);
    case Content::html:
      return cut_whole(file, Format::html);
    case Content::plain_text:
      return cut_whole(file, Format::plain_text);
    case Content::csv:
      return cut_csv(file, found.delimiter);
    case Content::feed:
      return cut_feed(file);
    case Content::newsml:
      return cut_newsml(file);
    case Content::opml:
      return cut_opml(file);
    case Content::warc:
      return cut_warc(file);
    case Content::mhtml:
      return cut_mhtml(file);
    case Content::pdf:
      return cut_whole(file, Format::pdf);
    case Content::zip:
      return cut_zip(file);
  }
  return nullptr;
}

}  // namespace wirecopy::read
