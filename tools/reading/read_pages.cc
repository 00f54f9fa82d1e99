// Reads web pages as the product does, for training and measuring its model (models/reading.md):
//
//   read_pages features OUT PAGE...   what the first look sees: OUT.f32, and OUT.jsonl {"page", "columns", "blocks"}
//   read_pages context OUT PAGE...    what the second look sees, given the first's probabilities in OUT.p1: OUT.f32
//   read_pages dates OUT PAGE...      what the vote on the day sees: OUT.jsonl {"page", "dates": [[day, numbers]]}
//   read_pages read MODEL PAGE...     pages as JSON Lines, read with another model than the one built in
//   read_pages tree - PAGE...         the parsed tree, a line a node: <name, /name, =text
//
// Numbers are f32 of this machine, one row a block, page after page.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "base/compress.h"
#include "base/json_string.h"
#include "read/block_features.h"
#include "read/date_vote.h"
#include "read/html.h"
#include "read/html_page.h"
#include "read/page_facts.h"
#include "read/text_blocks.h"

namespace {

namespace base = wirecopy::base;
namespace read = wirecopy::read;

std::string bytes_of(const std::string& path) {
  std::string bytes;
  auto reader = base::BlockReader::open(path);
  if (!reader) return bytes;
  for (std::string_view block = reader->next(); !block.empty(); block = reader->next()) bytes += block;
  return bytes;
}

// "pages/0001.html.gz" is 0001.
std::string page_id(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.find('.'));
}

// Hands out the probabilities of the first look, in order.
class Probabilities {
 public:
  explicit Probabilities(const std::string& path) : file_(path, std::ios::binary) {}
  std::vector<float> next(std::size_t n) {
    std::vector<float> values(n);
    file_.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(n * sizeof(float)));
    return values;
  }

 private:
  std::ifstream file_;
};

void write_blocks(const std::string& path, const read::PageBlocks& page, std::size_t n_columns, std::ofstream* out) {
  std::string line = "{\"page\":";
  base::append_json_string(page_id(path), &line);
  line += ",\"columns\":" + std::to_string(n_columns) + ",\"blocks\":[";
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (i > 0) line += ',';
    base::append_json_string(page.text_of(page.blocks[i]), &line);
  }
  *out << line << "]}\n";
}

int write_features(const std::string& out, std::span<char*> paths, bool with_context) {
  std::ofstream numbers(out + ".f32", std::ios::binary);
  std::ofstream blocks(out + ".jsonl");
  Probabilities first(out + ".p1");
  for (const std::string path : paths) {
    std::vector<std::string> notes;
    const std::string html = read::decode_page(bytes_of(path), {}, &notes);
    const auto document = read::HtmlDocument::parse(html);
    if (!document) continue;
    const read::PageMarkup markup = read::read_markup(document->nodes());
    const read::PageBlocks page = read::collect_blocks(document->nodes());
    read::FeatureRows rows = read::block_features(document->nodes(), page, markup.hints());
    if (with_context) rows = read::context_features(page, rows, first.next(page.blocks.size()));
    numbers.write(reinterpret_cast<const char*>(rows.values.data()),
                  static_cast<std::streamsize>(rows.values.size() * sizeof(float)));
    write_blocks(path, page, rows.n_columns, &blocks);
  }
  return 0;
}

std::string candidates_as_json(const std::vector<read::DateCandidate>& candidates) {
  std::string json = "[";
  for (const read::DateCandidate& candidate : candidates) {
    json += json.size() > 1 ? ",[" : "[";
    base::append_json_string(candidate.value, &json);
    json += ",[";
    for (const float number : candidate.columns) json += (json.back() == '[' ? "" : ",") + std::to_string(number);
    json += "]]";
  }
  return json + ']';
}

int write_dates(const std::string& out, std::span<char*> paths) {
  std::ofstream facts(out + ".jsonl");
  for (const std::string path : paths) {
    std::vector<std::string> notes;
    const std::string html = read::decode_page(bytes_of(path), {}, &notes);
    const auto document = read::HtmlDocument::parse(html);
    if (!document) continue;
    const read::PageMarkup markup = read::read_markup(document->nodes());
    const read::PageBlocks page = read::collect_blocks(document->nodes());
    std::string line = "{\"page\":";
    base::append_json_string(page_id(path), &line);
    line += ",\"dates\":";
    line += candidates_as_json(read::date_candidates(markup, document->nodes(), page, read::page_title(markup)));
    facts << line << "}\n";
  }
  return 0;
}

int write_trees(std::span<char*> paths) {
  for (const std::string path : paths) {
    std::vector<std::string> notes;
    const std::string html = read::decode_page(bytes_of(path), {}, &notes);
    const auto document = read::HtmlDocument::parse(html);
    if (!document) continue;
    for (const read::HtmlNode& node : document->nodes()) {
      const bool is_text = node.kind == read::HtmlNode::Kind::text;
      std::string line = is_text ? "=" : node.kind == read::HtmlNode::Kind::open ? "<" : "/";
      for (const char c : node.text) line += c == '\n' || c == '\r' ? ' ' : c;
      std::puts(line.c_str());
    }
  }
  return 0;
}

int read_pages(const std::string& model_path, std::span<char*> paths) {
  const auto model = read::ReadingModel::read(bytes_of(model_path));
  if (!model) {
    std::fprintf(stderr, "%s: %s\n", model_path.c_str(), model.error().message.c_str());
    return 2;
  }
  for (const std::string path : paths) {
    wirecopy::Page page;
    if (!read::parse_html_with(*model, bytes_of(path), {}, {}, &page)) continue;
    std::string line = "{\"page\":";
    base::append_json_string(page_id(path), &line);
    const std::pair<const char*, const std::string&> fields[] = {
        {"title", page.title},   {"author", page.author}, {"published", page.published},
        {"outlet", page.outlet}, {"url", page.url},       {"text", page.text}};
    for (const auto& [name, value] : fields) {
      line += std::string(",\"") + name + "\":";
      base::append_json_string(value, &line);
    }
    std::puts((line + "}").c_str());
  }
  return 0;
}

}  // namespace

int main(int n_arguments, char** arguments) {
  const std::string task = n_arguments > 3 ? arguments[1] : "";
  const std::span<char*> paths(arguments + std::min(n_arguments, 3), arguments + n_arguments);
  if (task == "features" || task == "context") return write_features(arguments[2], paths, task == "context");
  if (task == "tree") return write_trees(paths);
  if (task == "dates") return write_dates(arguments[2], paths);
  if (task == "read") return read_pages(arguments[2], paths);
  std::fprintf(stderr, "read_pages features|context|dates OUT PAGE... | read MODEL PAGE...\n");
  return 2;
}
