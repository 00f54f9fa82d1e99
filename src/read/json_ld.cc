#include "read/json_ld.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/json.h"
#include "read/ascii.h"

namespace wirecopy::read {
namespace {

using base::JsonType;
using base::JsonValue;

constexpr std::size_t kMostValues = 20'000;         // JSON values looked at in one script
constexpr std::size_t kMostScriptBytes = 4U << 20;  // of one script

// How well an object of a type stands for the page's article; 0 is not at all.
int rank_of_type(std::string_view type) {
  constexpr auto kArticles = std::to_array<std::string_view>(
      {"advertisercontentarticle", "analysisnewsarticle", "article", "askpublicnewsarticle", "backgroundnewsarticle",
       "blogposting", "claimreview", "liveblogposting", "medicalscholarlyarticle", "newsarticle", "opinionnewsarticle",
       "report", "reportagenewsarticle", "reviewnewsarticle", "satiricalarticle", "scholarlyarticle",
       "socialmediaposting", "techarticle"});
  const std::size_t slash = type.rfind('/');
  const std::string name = lower_case(slash == std::string_view::npos ? type : type.substr(slash + 1));
  if (std::ranges::binary_search(kArticles, name)) return 3;
  if (name == "recipe" || name == "review" || name == "howto" || name == "creativework" || name == "podcastepisode")
    return 2;
  return name == "webpage" || name == "itempage" || name == "aboutpage" ? 1 : 0;
}

// A string, or the first of a list of strings.
std::string text_of(const JsonValue& value) {
  if (value.type() == JsonType::string) return std::string(value.string());
  if (value.type() != JsonType::array) return {};
  for (const JsonValue& item : value.items())
    if (item.type() == JsonType::string) return std::string(item.string());
  return {};
}
std::string text_at(const JsonValue& object, std::string_view key) {
  const auto value = object.find(key);
  return value ? text_of(*value) : std::string();
}

void fill(std::string value, std::string* target) {
  if (target->empty()) *target = std::move(value);
}

class Reader {
 public:
  void read(std::string_view script) {
    std::string bytes(script.substr(0, kMostScriptBytes));
    // Line ends inside strings are common, and no JSON.
    for (char& c : bytes)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    base::JsonRepairs repairs;
    const auto root = parser_.parse(&bytes, &repairs);
    if (!root) return;
    std::vector<JsonValue> objects = objects_in(*root);
    for (const JsonValue& object : objects) note_id(object);
    for (const JsonValue& object : objects) read_object(object);
    by_id_.clear();
  }

  [[nodiscard]] JsonLd take() { return std::move(found_); }

 private:
  // All objects, outer ones first; lists and @graph are seen through.
  static std::vector<JsonValue> objects_in(const JsonValue& root) {
    std::vector<JsonValue> objects;
    std::vector<JsonValue> waiting = {root};
    for (std::size_t i = 0; i < waiting.size() && waiting.size() < kMostValues; ++i) {
      const JsonValue value = waiting[i];  // the list grows
      if (value.type() == JsonType::array) {
        for (const JsonValue& item : value.items()) waiting.push_back(item);
      } else if (value.type() == JsonType::object) {
        objects.push_back(value);
        for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "blogPost"})
          if (const auto inner = value.find(key)) waiting.push_back(*inner);
      }
    }
    return objects;
  }

  void note_id(const JsonValue& object) {
    std::string id = text_at(object, "@id");
    std::string name = text_at(object, "name");
    if (!id.empty() && !name.empty()) by_id_.emplace(std::move(id), std::move(name));
  }

  [[nodiscard]] static int rank_of(const JsonValue& object) {
    const auto type = object.find("@type");
    if (!type) return 0;
    int rank = 0;
    const auto types = type->type() == JsonType::array ? type->items() : std::vector{*type};
    for (const JsonValue& one : types) rank = std::max(rank, rank_of_type(one.string()));
    return rank;
  }

  void read_object(const JsonValue& object) {
    if (text_at(object, "@type") == "WebSite") fill(text_at(object, "name"), &found_.site_name);
    if (text_at(object, "@type") == "Organization") fill(text_at(object, "name"), &organisation_);
    const int rank = rank_of(object);
    if (rank == 0) return;
    if (rank > rank_) {  // what was read of less is kept where more says nothing
      const JsonLd before = std::move(found_);
      found_ = {};
      found_.site_name = before.site_name;
      rank_ = rank;
      read_fields(object);
      fill_from(before);
    } else {
      read_fields(object);
    }
    found_.is_article = rank_ == 3;
  }

  void fill_from(const JsonLd& other) {
    fill(other.headline, &found_.headline);
    fill(other.description, &found_.description);
    fill(other.article_body, &found_.article_body);
    fill(other.published, &found_.published);
    fill(other.modified, &found_.modified);
    fill(other.url, &found_.url);
    fill(other.publisher, &found_.publisher);
    fill(other.language, &found_.language);
    if (found_.authors.empty()) found_.authors = other.authors;
  }

  void read_fields(const JsonValue& object) {
    fill(text_at(object, "headline"), &found_.headline);
    fill(text_at(object, "name"), &found_.headline);
    fill(text_at(object, "description"), &found_.description);
    fill(text_at(object, "articleBody"), &found_.article_body);
    fill(text_at(object, "text"), &found_.article_body);
    fill(text_at(object, "datePublished"), &found_.published);
    fill(text_at(object, "dateModified"), &found_.modified);
    fill(text_at(object, "url"), &found_.url);
    fill(text_at(object, "inLanguage"), &found_.language);
    for (const std::string_view key : {"dateCreated", "uploadDate"})
      if (std::string date = text_at(object, key); !date.empty()) found_.creation_dates.push_back(std::move(date));
    if (found_.publisher.empty()) {
      const auto names = names_at(object, "publisher");
      if (!names.empty()) found_.publisher = names.front();
    }
    if (found_.authors.empty()) found_.authors = names_at(object, "author");
    if (found_.authors.empty()) found_.authors = names_at(object, "creator");
  }

  // The names of persons or organisations, given as text, objects, or references to objects elsewhere in the script.
  [[nodiscard]] std::vector<std::string> names_at(const JsonValue& object, std::string_view key) const {
    std::vector<std::string> names;
    const auto value = object.find(key);
    if (!value) return names;
    const auto items = value->type() == JsonType::array ? value->items() : std::vector{*value};
    for (const JsonValue& item : items) {
      std::string name = item.type() == JsonType::object ? text_at(item, "name") : std::string(item.string());
      if (name.empty() && item.type() == JsonType::object) {
        const auto known = by_id_.find(text_at(item, "@id"));
        if (known != by_id_.end()) name = known->second;
      }
      if (!name.empty()) names.push_back(std::move(name));
    }
    return names;
  }

  base::JsonParser parser_;
  JsonLd found_;
  std::string organisation_;
  int rank_ = 0;
  std::map<std::string, std::string, std::less<>> by_id_;
};

}  // namespace

JsonLd read_json_ld(std::span<const HtmlNode> nodes) {
  Reader reader;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    if (!nodes[i].opens(HtmlTag::script) || nodes[i + 1].kind != HtmlNode::Kind::text) continue;
    if (lower_case(nodes[i].attribute("type")).contains("ld+json")) reader.read(nodes[i + 1].text);
  }
  return reader.take();
}

}  // namespace wirecopy::read
