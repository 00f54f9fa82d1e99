#include "lineage/witness.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/text.h"

namespace wirecopy::lineage {
namespace {

// The host of a web address without what all share.
std::string_view host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  url = url.substr(0, url.find_first_of("/:?#"));
  return url.substr(0, url.rfind('.'));
}

std::vector<std::uint32_t> words_of(std::string_view title) {
  std::vector<text::Token> tokens;
  text::tokenize(title, &tokens);
  std::vector<std::uint32_t> words;
  for (const text::Token& token : tokens) words.push_back(token.word);
  std::ranges::sort(words);
  const auto again = std::ranges::unique(words);
  words.erase(again.begin(), again.end());
  return words;
}

}  // namespace

PageFacts make_facts(Page page, const text::Text& text) {
  PageFacts facts;
  facts.n_bytes = static_cast<std::uint32_t>(page.text.size());
  facts.published = parse_moment(page.published);
  facts.outlet = make_name(page.outlet.empty() ? host_of(page.url) : page.outlet);
  facts.credits = find_credits(page.text, text.tokens);
  for (const Credit& credit : facts.credits.credits)
    facts.credit_texts.push_back(page.text.substr(credit.span.begin, credit.span.size()));
  if (Credit byline = make_byline(page.author); !byline.name.empty()) {
    facts.credits.credits.push_back(std::move(byline));
    facts.credit_texts.push_back(page.author);
  }
  facts.title = words_of(page.title);
  page.text.clear();
  page.text.shrink_to_fit();
  facts.page = std::move(page);
  return facts;
}

Witness make_witness(const PageFacts& facts, std::string_view passage) {
  std::vector<ByteSpan> quotations;
  text::find_quotations(passage, &quotations);
  std::size_t n_inside = 0;
  for (const ByteSpan quotation : quotations) n_inside += quotation.size();
  const auto n = static_cast<double>(std::max<std::size_t>(1, passage.size()));
  return {&facts, std::string(passage), quotations.size(), static_cast<double>(n_inside) / n, {}};
}

}  // namespace wirecopy::lineage
