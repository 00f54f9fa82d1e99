#include "report/names.h"

namespace wirecopy::report {

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::copied:
      return "copied";
    case Kind::edited:
      return "edited";
    case Kind::spun:
      return "spun";
    case Kind::furniture:
      return "furniture";
  }
  return "";
}

std::string_view kind_name(const Family& family) {
  return family.is_phrase ? "phrase" : name(family.kind);
}

std::string_view name(EditOperation operation) {
  switch (operation) {
    case EditOperation::replace:
      return "replace";
    case EditOperation::insert:
      return "insert";
    case EditOperation::erase:
      return "delete";
  }
  return "";
}

std::string_view name(EditFlag flag) {
  switch (flag) {
    case EditFlag::none:
      return "";
    case EditFlag::number:
      return "number";
    case EditFlag::name:
      return "name";
    case EditFlag::negation:
      return "negation";
    case EditFlag::date:
      return "date";
    case EditFlag::attribution:
      return "attribution";
    case EditFlag::softened:
      return "softened";
    case EditFlag::hardened:
      return "hardened";
  }
  return "";
}

std::string_view name(PartKind kind) {
  switch (kind) {
    case PartKind::paragraph:
      return "paragraph";
    case PartKind::heading:
      return "heading";
    case PartKind::item:
      return "item";
    case PartKind::quote:
      return "quote";
    case PartKind::row:
      return "row";
    case PartKind::caption:
      return "caption";
    case PartKind::comment:
      return "comment";
  }
  return "";
}

}  // namespace wirecopy::report
