// A page: one document read, with its text and what is known of it.
#pragma once

#include <string>
#include <vector>

namespace wirecopy {

// Empty strings mean "not known". Times are ISO 8601, as precise as known, with the page's own offset kept.
struct Page {
  std::string id;
  std::string path;  // the file it came from, with the line or record where there is one
  std::string url;
  std::string title;
  std::string author;
  std::string published;
  std::string outlet;
  std::string language;
  std::string text;                // valid UTF-8; exactly as given for records that carry text
  std::string extra;               // unknown fields of a JSON record: one JSON object, or empty
  std::vector<std::string> notes;  // what was repaired in this page
};

}  // namespace wirecopy
