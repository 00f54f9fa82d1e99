#include "read/block_cues.h"

#include <algorithm>
#include <array>
#include <string>

#include "read/ascii.h"

namespace wirecopy::read {
namespace {

struct ElementWord {
  std::string_view word;
  ElementCue cue;
};
using enum ElementCue;
constexpr auto kElementWords = std::to_array<ElementWord>({
    {"about", author},
    {"accordion", question},
    {"ad", advert},
    {"addthis", share},
    {"addtoany", share},
    {"ads", advert},
    {"advert", advert},
    {"affiliate", advert},
    {"alert", notice},
    {"also", related},
    {"answer", question},
    {"article", article},
    {"articlebody", content},
    {"aside", side},
    {"author", author},
    {"avatar", author},
    {"banner", advert},
    {"bio", author},
    {"blog", article},
    {"blockquote", quote},
    {"body", content},
    {"bottom", footer},
    {"breadcrumb", nav},
    {"button", shop},
    {"btn", shop},
    {"buy", shop},
    {"byline", author},
    {"callout", notice},
    {"caption", caption},
    {"card", card},
    {"cards", card},
    {"carousel", card},
    {"cart", shop},
    {"categories", tag},
    {"category", tag},
    {"cat", tag},
    {"collapse", hidden},
    {"colophon", footer},
    {"comment", comment},
    {"comments", comment},
    {"complementary", side},
    {"consent", consent},
    {"content", content},
    {"contentinfo", footer},
    {"contents", contents},
    {"contributor", author},
    {"cookie", consent},
    {"copy", content},
    {"copyright", footer},
    {"credit", caption},
    {"cta", advert},
    {"date", date},
    {"deck", summary},
    {"dek", summary},
    {"description", summary},
    {"dialog", consent},
    {"disclaimer", notice},
    {"disclosure", notice},
    {"disqus", comment},
    {"drawer", consent},
    {"dropdown", nav},
    {"editor", content},
    {"email", newsletter},
    {"embed", embed},
    {"entry", article},
    {"excerpt", summary},
    {"facebook", share},
    {"faq", question},
    {"faqs", question},
    {"feed", card},
    {"figcaption", caption},
    {"figure", caption},
    {"follow", share},
    {"foot", footer},
    {"footer", footer},
    {"footnote", notice},
    {"form", newsletter},
    {"gallery", caption},
    {"gdpr", consent},
    {"grid", card},
    {"header", header},
    {"heading", header},
    {"headline", header},
    {"hero", header},
    {"hidden", hidden},
    {"image", caption},
    {"info", date},
    {"instagram", embed},
    {"intro", summary},
    {"invisible", hidden},
    {"jump", contents},
    {"keywords", tag},
    {"label", tag},
    {"latest", related},
    {"lead", summary},
    {"lede", summary},
    {"linkedin", share},
    {"listing", card},
    {"login", consent},
    {"loop", card},
    {"main", main},
    {"markdown", content},
    {"masthead", header},
    {"mega", nav},
    {"menu", nav},
    {"meta", date},
    {"modal", consent},
    {"more", related},
    {"nav", nav},
    {"navbar", nav},
    {"navigation", nav},
    {"newsletter", newsletter},
    {"next", related},
    {"note", notice},
    {"notice", notice},
    {"optin", newsletter},
    {"outline", contents},
    {"overlay", consent},
    {"pager", nav},
    {"pagination", nav},
    {"paragraph", content},
    {"photo", caption},
    {"popular", related},
    {"popup", consent},
    {"post", article},
    {"posted", date},
    {"posts", card},
    {"prev", related},
    {"previous", related},
    {"price", shop},
    {"primary", main},
    {"privacy", consent},
    {"product", shop},
    {"profile", author},
    {"promo", advert},
    {"prose", content},
    {"published", date},
    {"pullquote", quote},
    {"question", question},
    {"quote", quote},
    {"rail", side},
    {"rating", quote},
    {"readmore", related},
    {"recent", related},
    {"recirc", related},
    {"recommend", related},
    {"reference", notice},
    {"register", consent},
    {"related", related},
    {"replies", comment},
    {"reply", comment},
    {"respond", comment},
    {"review", quote},
    {"rich", content},
    {"richtext", content},
    {"scroll", card},
    {"search", search},
    {"secondary", side},
    {"share", share},
    {"sharing", share},
    {"side", side},
    {"sidebar", side},
    {"signin", consent},
    {"signup", newsletter},
    {"similar", related},
    {"single", article},
    {"skip", nav},
    {"slick", card},
    {"slide", card},
    {"slider", card},
    {"social", share},
    {"source", notice},
    {"sponsor", advert},
    {"sr", hidden},
    {"standfirst", summary},
    {"sticky", side},
    {"story", article},
    {"subhead", header},
    {"subscribe", newsletter},
    {"subscription", newsletter},
    {"subtitle", summary},
    {"suggest", related},
    {"summary", summary},
    {"swiper", card},
    {"tab", question},
    {"taboola", advert},
    {"tabs", question},
    {"tag", tag},
    {"tags", tag},
    {"takeaway", summary},
    {"takeaways", summary},
    {"teaser", card},
    {"testimonial", quote},
    {"text", content},
    {"thumbnail", card},
    {"tile", card},
    {"time", date},
    {"timestamp", date},
    {"title", header},
    {"toc", contents},
    {"toggle", question},
    {"tool", share},
    {"topbar", nav},
    {"topic", tag},
    {"topics", tag},
    {"trending", related},
    {"tweet", embed},
    {"twitter", share},
    {"updated", date},
    {"video", caption},
    {"visually", hidden},
    {"widget", side},
    {"wysiwyg", content},
});

constexpr std::size_t kShortestPrefix = 5;   // letters; "ad" begins too many other words
constexpr std::size_t kLongestWord = 16;     // letters
constexpr std::size_t kMostNameBytes = 300;  // of a class; more are made by a style sheet's compiler

constexpr auto sorted_words() {
  auto words = kElementWords;
  std::ranges::sort(words, {}, &ElementWord::word);
  return words;
}
constexpr auto kSortedWords = sorted_words();

// Of each first letter, where its words begin in kSortedWords; the last tells where they end.
constexpr auto first_letters() {
  std::array<std::uint16_t, 27> begins{};
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const auto is_before = [i](const ElementWord& word) { return static_cast<std::size_t>(word.word[0] - 'a') < i; };
    begins[i] = static_cast<std::uint16_t>(std::ranges::count_if(kSortedWords, is_before));
  }
  return begins;
}
constexpr auto kFirstLetters = first_letters();

// Of the words that a word is or begins with, the longest: of those of one letter the last.
std::uint32_t cue_of_word(std::string_view word) {
  if (word.size() < 2) return 0;
  const auto letter = static_cast<std::size_t>(word[0] - 'a');
  for (std::size_t i = kFirstLetters[letter + 1]; i-- > kFirstLetters[letter];) {
    const std::string_view known = kSortedWords[i].word;
    if (known[1] != word[1] || !word.starts_with(known)) continue;
    if (known.size() == word.size() || known.size() >= kShortestPrefix)
      return 1U << static_cast<unsigned>(kSortedWords[i].cue);
  }
  return 0;
}

// Words are runs of letters; a capital after a small letter begins one.
std::uint32_t cues_of_name(std::string_view name) {
  std::uint32_t cues = 0;
  std::array<char, kLongestWord> word{};
  std::size_t n = 0;
  bool was_small = false;
  for (const char c : name.substr(0, kMostNameBytes)) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (!is_letter(c) || (is_capital && was_small)) {
      cues |= cue_of_word({word.data(), n});
      n = 0;
    }
    was_small = is_letter(c) && !is_capital;
    if (is_letter(c) && n < kLongestWord) word[n++] = lower_case(c);
  }
  return cues | cue_of_word({word.data(), n});
}

struct Phrase {
  std::string_view text;  // lower case
  TextCue cue;
  bool is_anywhere = false;  // else the text begins with it
};
constexpr auto kPhrases = std::to_array<Phrase>({
    {"read more", TextCue::more},
    {"read next", TextCue::more},
    {"read also", TextCue::more},
    {"read:", TextCue::more},
    {"also read", TextCue::more},
    {"see also", TextCue::more},
    {"more from", TextCue::more},
    {"more on ", TextCue::more},
    {"more stories", TextCue::more},
    {"related", TextCue::more},
    {"recommended", TextCue::more},
    {"you may also", TextCue::more},
    {"you might also", TextCue::more},
    {"you may like", TextCue::more},
    {"up next", TextCue::more},
    {"next post", TextCue::more},
    {"previous", TextCue::more},
    {"next:", TextCue::more},
    {"latest", TextCue::more},
    {"recent posts", TextCue::more},
    {"popular", TextCue::more},
    {"trending", TextCue::more},
    {"continue reading", TextCue::more},
    {"back to", TextCue::more},
    {"view all", TextCue::more},
    {"see all", TextCue::more},
    {"keep reading", TextCue::more},
    {"further reading", TextCue::more},
    {"watch:", TextCue::more},
    {"share", TextCue::share},
    {"follow us", TextCue::share},
    {"follow ", TextCue::share},
    {"tweet", TextCue::share},
    {"print", TextCue::share},
    {"facebook", TextCue::share},
    {"copy link", TextCue::share},
    {"link copied", TextCue::share},
    {"on facebook", TextCue::share, true},
    {"on twitter", TextCue::share, true},
    {"subscribe", TextCue::subscribe},
    {"sign up", TextCue::subscribe},
    {"newsletter", TextCue::subscribe, true},
    {"your inbox", TextCue::subscribe, true},
    {"enter your email", TextCue::subscribe, true},
    {"email address", TextCue::subscribe, true},
    {"unsubscribe", TextCue::subscribe, true},
    {"join our", TextCue::subscribe},
    {"get the latest", TextCue::subscribe},
    {"stay up to date", TextCue::subscribe},
    {"copyright", TextCue::copyright, true},
    {"©", TextCue::copyright, true},
    {"all rights reserved", TextCue::copyright, true},
    {"privacy policy", TextCue::consent, true},
    {"terms of", TextCue::consent, true},
    {"cookie", TextCue::consent, true},
    {"leave a comment", TextCue::comment},
    {"leave a reply", TextCue::comment},
    {"comment", TextCue::comment},
    {"no comments", TextCue::comment},
    {"post a comment", TextCue::comment},
    {"add a comment", TextCue::comment},
    {"reply", TextCue::comment},
    {"your email address will not", TextCue::comment},
    {"log in", TextCue::comment},
    {" says:", TextCue::comment, true},
    {"advertis", TextCue::advert},
    {"sponsored", TextCue::advert},
    {"this post may contain", TextCue::advert},
    {"affiliate", TextCue::advert, true},
    {"by ", TextCue::author},
    {"written by", TextCue::author},
    {"about the author", TextCue::author},
    {"about ", TextCue::author},
    {"author", TextCue::author},
    {"posted by", TextCue::author},
    {"reviewed by", TextCue::author},
    {"edited by", TextCue::author},
    {"photo", TextCue::credit},
    {"image", TextCue::credit},
    {"credit", TextCue::credit},
    {"source:", TextCue::credit},
    {"getty images", TextCue::credit, true},
    {"photo by", TextCue::credit, true},
    {"published", TextCue::date},
    {"updated", TextCue::date},
    {"posted on", TextCue::date},
    {"last updated", TextCue::date},
    {"last modified", TextCue::date},
    {"min read", TextCue::date, true},
    {"minute read", TextCue::date, true},
    {"reading time", TextCue::date},
    {"table of contents", TextCue::contents},
    {"contents", TextCue::contents},
    {"in this article", TextCue::contents},
    {"on this page", TextCue::contents},
    {"jump to", TextCue::contents},
    {"skip to", TextCue::contents},
    {"tags", TextCue::filed},
    {"tag:", TextCue::filed},
    {"tagged", TextCue::filed},
    {"filed under", TextCue::filed},
    {"categor", TextCue::filed},
    {"topics", TextCue::filed},
    {"posted in", TextCue::filed},
    {"click here", TextCue::act},
    {"learn more", TextCue::act},
    {"contact", TextCue::act},
    {"book ", TextCue::act},
    {"get started", TextCue::act},
    {"buy now", TextCue::act},
    {"shop ", TextCue::act},
    {"download", TextCue::act},
    {"call us", TextCue::act},
    {"schedule", TextCue::act},
    {"request ", TextCue::act},
    {"try ", TextCue::act},
    {"start ", TextCue::act},
    {"view ", TextCue::act},
    {"search", TextCue::act},
    {"references", TextCue::heading},
    {"sources", TextCue::heading},
    {"footnotes", TextCue::heading},
    {"notes", TextCue::heading},
    {"frequently asked", TextCue::heading},
    {"faq", TextCue::heading},
    {"conclusion", TextCue::heading},
});

constexpr std::size_t kMostPhraseBytes = 300;  // a longer text is no stock phrase

}  // namespace

std::uint32_t element_cues(const HtmlNode& node) {
  std::uint32_t cues = 0;
  for (const HtmlAttribute& attribute : node.attributes) {
    const std::string_view name = attribute.name;
    if (name == "class" || name == "id" || name == "role" || name == "itemprop" || name == "aria-label" ||
        name == "data-testid" || name == "data-component")
      cues |= cues_of_name(attribute.value);
  }
  return cues;
}

std::uint32_t text_cues(std::string_view text) {
  if (text.size() > kMostPhraseBytes) return 0;
  const std::string lower = lower_case(text);
  std::uint32_t cues = 0;
  if (lower.empty()) return 0;
  for (const Phrase& phrase : kPhrases) {
    if (!phrase.is_anywhere && phrase.text[0] != lower[0]) continue;
    if (phrase.is_anywhere ? lower.contains(phrase.text) : lower.starts_with(phrase.text))
      cues |= 1U << static_cast<unsigned>(phrase.cue);
  }
  return cues;
}

}  // namespace wirecopy::read
