#include "attribution/entities.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace wirecopy::attribution {
namespace {

using lexicon::Gender;

// Entities that one word may name; a bound on the work of one name.
constexpr std::size_t kMostOfOneWord = 64;

bool agree(Gender a, Gender b) {
  return a == Gender::unknown || b == Gender::unknown || a == b;
}

bool may_be_person(EntityType type) {
  return type == EntityType::person || type == EntityType::unknown;
}

bool agree(EntityType a, EntityType b) {
  if (a == b || a == EntityType::unknown || b == EntityType::unknown) return true;
  const auto is_body = [](EntityType type) {
    return type == EntityType::organisation || type == EntityType::government || type == EntityType::group;
  };
  return is_body(a) && is_body(b);
}

// Whether two names of persons may be one's: the same last word, and the first is the same or of one spelling.
bool is_one_person(const Entity& entity, const Mention& mention, const NameWords& name) {
  if (!may_be_person(entity.type) || !may_be_person(mention.type) || !agree(entity.gender, mention.gender))
    return false;
  if (entity.words.empty() || entity.words.back() != name.words.back()) return false;
  return entity.words.size() == 1 || name.words.size() == 1 || entity.words.front() == name.words.front();
}

template <typename T>
void add_missing(const T& value, std::vector<T>* values) {
  if (std::ranges::find(*values, value) == values->end()) values->push_back(value);
}

}  // namespace

EntityIndex Entities::find_whole(const Mention& mention, const NameWords& name) const {
  const std::vector<std::uint32_t>& words = name.words;
  for (const EntityIndex i : known_by({words.back(), words.front(), name.whole, name.initials, name.name_class})) {
    const Entity& entity = entities_[i];
    if (!agree(entity.type, mention.type)) continue;
    if (entity.words == name.words && agree(entity.gender, mention.gender)) return i;
    if (mention.type != EntityType::person && entity.name_class != 0 && entity.name_class == name.name_class) return i;
    if (name.whole != 0 && mention.type != EntityType::person && entity.initials == name.whole) return i;
    if (name.initials != 0 && entity.words.size() == 1 && entity.words.front() == name.initials) return i;
    if (mention.type == EntityType::organisation && name.words.size() == 1 && entity.type == mention.type &&
        entity.words.front() == name.words.front())
      return i;
    if (name.words.size() > 1 && entity.words.size() > 1 && is_one_person(entity, mention, name)) return i;
  }
  return kNoEntity;
}

EntityIndex Entities::add_named(const Mention& mention, const NameWords& name, std::string text) {
  Entity entity;
  entity.name = std::move(text);
  entity.type = mention.type;
  entity.gender = mention.gender;
  entity.is_plural = mention.is_plural || mention.type == EntityType::group;
  entity.is_named = true;
  entity.name_class = name.name_class;
  entity.initials = name.initials;
  entity.words = name.words;
  entity.is_seat = name.is_seat;
  const EntityIndex index = add(std::move(entity));
  remember(index);
  return index;
}

// Those who may be meant, in the order in which they were first named.
std::vector<EntityIndex> Entities::known_by(std::initializer_list<std::uint32_t> words) const {
  std::vector<EntityIndex> found;
  for (const std::uint32_t word : words) {
    const auto known = known_by_.find(word);
    if (word != 0 && known != known_by_.end()) found.insert(found.end(), known->second.begin(), known->second.end());
  }
  std::ranges::sort(found);
  const auto [begin, end] = std::ranges::unique(found);
  found.erase(begin, end);
  return found;
}

void Entities::remember(EntityIndex index) {
  const Entity& entity = entities_[index];
  for (const std::uint32_t word : {entity.words.back(), entity.words.front(), entity.initials, entity.name_class}) {
    if (word == 0) continue;
    std::vector<EntityIndex>& known = known_by_[word];
    if (known.size() < kMostOfOneWord && (known.empty() || known.back() != index)) known.push_back(index);
  }
}

EntityIndex Entities::link_full_name(const Mention& mention, const NameWords& name, std::string text) {
  const EntityIndex known = find_whole(mention, name);
  if (known == kNoEntity) return add_named(mention, name, std::move(text));
  Entity& entity = entities_[known];
  const bool is_fuller = name.is_seat == entity.is_seat ? name.words.size() > entity.words.size() : entity.is_seat;
  if (is_fuller) {
    entity.is_seat = name.is_seat;
    entity.words = name.words;
    entity.name = std::move(text);
    if (entity.initials == 0) entity.initials = name.initials;
    remember(known);
  }
  if (entity.gender == Gender::unknown) entity.gender = mention.gender;
  if (entity.type == EntityType::unknown) entity.type = mention.type;
  return known;
}

EntityIndex Entities::link_short_name(const Mention& mention, const NameWords& name, std::string text) {
  EntityIndex best = kNoEntity;
  auto best_rank = std::tuple(0, 0U, 0U);
  const std::uint32_t word = name.words.back();
  for (const EntityIndex i : known_by({word})) {
    const Entity& entity = entities_[i];
    if (!may_be_person(entity.type) || !may_be_person(mention.type)) continue;
    if (!agree(entity.gender, mention.gender)) continue;
    const bool is_last = entity.words.back() == word;
    if (!is_last && (entity.words.front() != word || mention.tokens.begin != mention.name.begin)) continue;
    const auto rank = std::tuple(is_last ? 2 : 1, entity.n_mentions, entity.last_mention + 1);
    if (best != kNoEntity && rank <= best_rank) continue;
    best = i;
    best_rank = rank;
  }
  if (best == kNoEntity) best = find_whole(mention, name);
  if (best == kNoEntity) return add_named(mention, name, std::move(text));
  if (entities_[best].gender == Gender::unknown) entities_[best].gender = mention.gender;
  if (entities_[best].type == EntityType::unknown) entities_[best].type = mention.type;
  return best;
}

EntityIndex Entities::add(Entity entity) {
  entities_.push_back(std::move(entity));
  return static_cast<EntityIndex>(entities_.size() - 1);
}

void Entities::mention(EntityIndex index, const Mention& mention, std::uint32_t mention_index, bool speaks) {
  Entity& entity = entities_[index];
  entity.has_spoken = entity.has_spoken || speaks;
  ++entity.n_mentions;
  entity.last_mention = mention_index;
  for (const std::uint32_t role : mention.roles) add_missing(role, &entity.roles);
  if (mention.form == Mention::Form::noun && mention.type == EntityType::person && entity.is_named)
    add_missing(mention.noun, &entity.roles);
  Gender& gender = mention.form == Mention::Form::pronoun ? entity.pronoun : entity.gender;
  if (gender == Gender::unknown && entity.type != EntityType::organisation) gender = mention.gender;
}

}  // namespace wirecopy::attribution
