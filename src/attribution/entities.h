// The persons and bodies of one page, told apart by their names.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "attribution/mentions.h"

namespace wirecopy::attribution {

using EntityIndex = std::uint32_t;
inline constexpr EntityIndex kNoEntity = std::numeric_limits<EntityIndex>::max();

struct Entity {
  std::string name;  // its fullest, as the text has it
  EntityType type = EntityType::unknown;
  lexicon::Gender gender = lexicon::Gender::unknown;   // as names, titles and nouns tell it
  lexicon::Gender pronoun = lexicon::Gender::unknown;  // as the first pronoun took it
  bool is_plural = false;
  bool is_named = false;
  bool has_spoken = false;
  bool is_seat = false;              // named by nothing but the seat of a government
  std::uint32_t name_class = 0;      // where the tables of names know it
  std::uint32_t noun = 0;            // of one without a name: what it is called
  std::uint32_t initials = 0;        // hash of the letters that would be its acronym; 0: too few
  std::vector<std::uint32_t> words;  // of its fullest name, spellings of one name made one
  std::vector<std::uint32_t> roles;  // what titles and appositions call it
  std::uint32_t n_mentions = 0;      // so far
  std::uint32_t last_mention = 0;    // index of the last one so far

  // What a pronoun may go by.
  [[nodiscard]] lexicon::Gender likely_gender() const { return gender != lexicon::Gender::unknown ? gender : pronoun; }
};

// A name as it is compared.
struct NameWords {
  std::vector<std::uint32_t> words;  // without titles and suffixes; spellings of one name are one
  std::uint32_t whole = 0;           // of a name of one word, its hash as written; acronyms are found by it
  std::uint32_t initials = 0;
  std::uint32_t name_class = 0;
  bool is_seat = false;  // "Moscow", for a government
};

class Entities {
 public:
  // The entity that a name of two words or more belongs to, or of any organisation; a new one if there is none.
  EntityIndex link_full_name(const Mention& mention, const NameWords& name, std::string text);

  // The entity that a single word names: of persons the one who agrees, was mentioned most so far and last.
  EntityIndex link_short_name(const Mention& mention, const NameWords& name, std::string text);

  EntityIndex add(Entity entity);
  // Counts a mention, and what it tells.
  void mention(EntityIndex index, const Mention& mention, std::uint32_t mention_index, bool speaks);

  [[nodiscard]] const Entity& operator[](EntityIndex index) const { return entities_[index]; }
  [[nodiscard]] std::size_t size() const { return entities_.size(); }
  [[nodiscard]] std::vector<Entity> take() { return std::move(entities_); }

 private:
  [[nodiscard]] EntityIndex find_whole(const Mention& mention, const NameWords& name) const;
  EntityIndex add_named(const Mention& mention, const NameWords& name, std::string text);
  [[nodiscard]] std::vector<EntityIndex> known_by(std::initializer_list<std::uint32_t> words) const;
  void remember(EntityIndex index);

  std::vector<Entity> entities_;
  std::unordered_map<std::uint32_t, std::vector<EntityIndex>> known_by_;  // looked up only, never walked
};

}  // namespace wirecopy::attribution
