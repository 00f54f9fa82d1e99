#include <string>

#include "wirecopy/quotes.h"

namespace wirecopy {

std::string joined(std::string_view text, std::span<const ByteSpan> spans) {
  std::string words;
  for (const ByteSpan span : spans) {
    if (!words.empty()) words.push_back(' ');
    words.append(text.substr(span.begin, span.size()));
  }
  return words;
}

}  // namespace wirecopy
