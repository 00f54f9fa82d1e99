// Bytes to UTF-8: byte order marks, declared charsets, repair. ICU's converters are named only in charset.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirecopy::read {

// The bytes as valid UTF-8, without their byte order mark; whatever was done to them is told in `notes`. In this order:
// a byte order mark decides; what is valid UTF-8 stays; else the `declared` charset (a name as HTML writes it, or
// empty) is decoded; else each ill-formed sequence becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::string bytes, std::string_view declared, std::vector<std::string>* notes);

// Decodes bytes of a charset; what has no meaning in it becomes U+FFFD. Nothing if there is no such charset. As
// browsers do, ISO-8859-1 and ASCII are taken for windows-1252, which holds them.
[[nodiscard]] std::optional<std::string> decode_charset(std::string_view bytes, std::string_view charset);

// Undoes what made "â\u0080\u0099" of "’": UTF-8 that was taken for ISO-8859-1 and encoded once more. Only a text with
// such sequences that hold a control character (C1), which no text means, is touched. `text` is valid UTF-8, and stays
// so. Returns the number of characters mended.
std::size_t undo_double_encoding(std::string* text);

// The charset that the first bytes of an HTML page declare in a <meta>, or empty.
[[nodiscard]] std::string_view declared_charset(std::string_view html);

}  // namespace wirecopy::read
