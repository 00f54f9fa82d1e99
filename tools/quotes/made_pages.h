// Pages in two forms of which the marked ones hold few, made of their statements: speech in quotation marks with a dash
// and a name behind it, and transcripts, in which a name and a colon stand before what each says.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tools/quotes/marked_pages.h"

namespace wirecopy::tools {

class PageMaker {
 public:
  explicit PageMaker(const std::vector<MarkedPage>& pages) : random_(7) {
    for (const MarkedPage& page : pages)
      for (const MarkedStatement& statement : page.statements) learn(page, statement);
  }

  // So many pages of each form.
  std::vector<MarkedPage> make(std::size_t n_each) {
    std::vector<MarkedPage> pages;
    for (std::size_t i = 0; i < n_each; ++i) {
      pages.push_back(make_page(true));
      pages.push_back(make_page(false));
    }
    return pages;
  }

 private:
  // What all paragraphs of a page have in common.
  struct Manner {
    bool is_curly = false;
    bool is_quoted = false;  // each paragraph of a transcript begins with a quotation mark
    bool is_upper = false;
    std::string_view dash;
    std::string_view end;
    std::vector<std::string> names;
  };

  void learn(const MarkedPage& page, const MarkedStatement& statement) {
    if (statement.content.size() != 1 || statement.speaker.size() != 1) return;
    const std::string_view text = page.text;
    const auto cut = [text](ByteSpan span) { return std::string(text.substr(span.begin, span.size())); };
    const std::string speaker = cut(statement.speaker[0]);
    if (is_name(speaker)) speakers_.push_back(speaker);
    const std::string content = cut(statement.content[0]);
    const std::string words = without_marks(content);
    const bool is_speech = words.size() > 30 && is_upper(words[0]) && words.find('\n') == std::string::npos;
    if (is_speech && content[0] != words[0]) said_.push_back(words);
  }

  static bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }

  static bool is_name(const std::string& speaker) {
    return speaker.size() < 40 && is_upper(speaker[0]) && speaker.find(' ') != std::string::npos &&
           speaker.find_first_of(",(") == std::string::npos;
  }

  // Without quotation marks around it, with a full stop for a comma at the end.
  static std::string without_marks(std::string words) {
    for (const std::string_view mark : {"\"", "\u201C", "\u201D"})
      if (words.starts_with(mark)) words.erase(0, mark.size());
    for (const std::string_view mark : {"\"", "\u201D"})
      if (words.ends_with(mark)) words.erase(words.size() - mark.size());
    if (!words.empty() && words.back() == ',') words.back() = '.';
    return words;
  }

  std::size_t draw(std::size_t n) { return random_() % n; }

  Manner draw_manner() {
    static constexpr std::array<std::string_view, 7> kDashes = {"\u2014", " \u2014 ", "\u2015 ", " \u2015 ",
                                                                " - ",    " \u2013 ", " \u2014"};
    Manner manner;
    manner.is_curly = draw(2) == 0;
    manner.is_quoted = draw(3) == 0;
    manner.is_upper = draw(2) == 0;
    manner.dash = kDashes[draw(kDashes.size())];
    manner.end = draw(3) == 0 ? "." : "";
    for (std::size_t i = 0; i < 2 + draw(2); ++i) manner.names.push_back(speakers_[draw(speakers_.size())]);
    return manner;
  }

  MarkedPage make_page(bool has_dash) {
    MarkedPage page;
    const std::size_t n = 3 + draw(6);
    const Manner manner = draw_manner();
    for (std::size_t i = 0; i < n; ++i) {
      const std::string& words = said_[draw(said_.size())];
      if (has_dash)
        put_dashed(words, manner, &page);
      else
        put_line(words, manner.names[i % manner.names.size()], manner, &page);
      if (i + 1 < n) page.text += "\n\n";
    }
    prepare(&page);
    return page;
  }

  static void put(std::string_view words, std::vector<ByteSpan>* spans, MarkedPage* page) {
    const auto begin = static_cast<std::uint32_t>(page->text.size());
    page->text += words;
    spans->push_back({begin, static_cast<std::uint32_t>(page->text.size())});
  }

  void put_dashed(const std::string& words, const Manner& manner, MarkedPage* page) {
    MarkedStatement statement;
    const std::string& name = speakers_[draw(speakers_.size())];
    put((manner.is_curly ? "\u201C" : "\"") + words + (manner.is_curly ? "\u201D" : "\""), &statement.content, page);
    const std::size_t begin = manner.dash.find_first_not_of(' ');
    const std::size_t end = manner.dash.find_last_not_of(' ') + 1;
    page->text += manner.dash.substr(0, begin);
    put(manner.dash.substr(begin, end - begin), &statement.cue, page);
    page->text += manner.dash.substr(end);
    put(name, &statement.speaker, page);
    page->text += manner.end;
    page->statements.push_back(std::move(statement));
  }

  static void put_line(const std::string& words, std::string name, const Manner& manner, MarkedPage* page) {
    MarkedStatement statement;
    if (manner.is_quoted) page->text += manner.is_curly ? "\u201C" : "\"";
    if (manner.is_upper) {
      name = name.substr(name.rfind(' ') + 1);
      for (char& letter : name)
        letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    put(name, &statement.speaker, page);
    put(":", &statement.cue, page);
    page->text += " ";
    put(words, &statement.content, page);
    page->statements.push_back(std::move(statement));
  }

  std::vector<std::string> speakers_;
  std::vector<std::string> said_;
  std::mt19937 random_;
};

}  // namespace wirecopy::tools
