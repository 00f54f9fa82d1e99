// The text of a page as a reader sees it.
#pragma once

#include <span>
#include <string>

#include "read/html.h"

namespace wirecopy::read {

// The main text: the <article> or <main> that holds most of the paragraphs' text, else the whole body; without menus,
// forms, scripts and other furniture. Paragraphs are separated by a blank line, list items and <br> by a line end.
[[nodiscard]] std::string main_text(std::span<const HtmlNode> nodes);

// All the text there is, laid out in the same way.
[[nodiscard]] std::string whole_text(std::span<const HtmlNode> nodes);

// The text inside one element, on one line.
[[nodiscard]] std::string line_of_text(std::span<const HtmlNode> nodes, std::size_t opening);

}  // namespace wirecopy::read
