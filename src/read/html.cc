#include "read/html.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <deque>

#include <gumbo.h>

namespace wirecopy::read {
namespace {

constexpr std::size_t kChunkBytes = 256U << 10;
constexpr std::size_t kAlignment = 16;

struct FreeDeleter {
  void operator()(void* memory) const { std::free(memory); }  // NOLINT(cppcoreguidelines-*)
};

// Memory that is given back all at once: gumbo frees its trees by recursion, which a deep page would turn into an
// overflow of the stack. When the cap is passed or memory is short it leaves the parser by longjmp, as gumbo checks no
// allocation; only C frames without clean-up lie between.
struct Arena {
  std::deque<std::unique_ptr<void, FreeDeleter>> chunks;
  char* free = nullptr;
  std::size_t n_free = 0;
  std::size_t n_bytes = 0;
  std::jmp_buf exhausted;

  void* allocate(std::size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (size > n_free) add_chunk(std::max(size, kChunkBytes));
    char* memory = free;
    free += size;
    n_free -= size;
    return memory;
  }
  void add_chunk(std::size_t size) {
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc): no destructor may wait when longjmp leaves
    void* chunk = n_bytes + size > HtmlDocument::kMaxTreeBytes ? nullptr : std::malloc(size);
    if (chunk == nullptr) std::longjmp(exhausted, 1);
    chunks.emplace_back(chunk);
    free = static_cast<char*>(chunk);
    n_free = size;
    n_bytes += size;
  }
};

// Nothing if the memory was exhausted.
const GumboOutput* parse_tree(std::string_view html, Arena* arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = arena;
  options.allocator = [](void* self, std::size_t size) { return static_cast<Arena*>(self)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  if (setjmp(arena->exhausted) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  const bool is_element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return is_element ? &node.v.element.children : nullptr;
}
bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

}  // namespace

struct HtmlDocument::Memory {
  Arena arena;
  std::deque<std::vector<HtmlAttribute>> attributes;

  HtmlNode opening(const GumboElement& element) {
    HtmlNode node{HtmlNode::Kind::open, gumbo_normalized_tagname(element.tag), 0, {}};
    if (element.attributes.length == 0) return node;
    auto& list = attributes.emplace_back();
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      list.push_back({attribute->name, attribute->value});
    }
    node.attributes = list;
    return node;
  }
};

namespace {

// An element whose children are being listed.
struct OpenNode {
  const GumboNode* node;
  unsigned next_child;
  std::uint32_t index;  // of its opening node in the list
};

}  // namespace

Result<HtmlDocument> HtmlDocument::parse(std::string_view html) {
  WIRECOPY_TRY_VOID(check_html_shape(html));
  auto memory = std::make_unique<Memory>();
  const GumboOutput* tree = parse_tree(html, &memory->arena);
  if (tree == nullptr) return fail(ErrorCode::limit, "a page whose parsed tree takes more memory than any real page's");
  HtmlDocument document(std::move(memory));
  std::vector<HtmlNode>& nodes = document.nodes_;
  std::vector<OpenNode> open = {{tree->document, 0, 0}};
  nodes.push_back({HtmlNode::Kind::open, {}, 0, {}});
  while (!open.empty()) {
    OpenNode& top = open.back();
    const GumboVector* children = children_of(*top.node);
    if (nodes.size() > kMaxNodes) return fail(ErrorCode::limit, "a page of more elements than any real page has");
    if (children == nullptr || top.next_child == children->length) {
      nodes[top.index].other = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back({HtmlNode::Kind::close, nodes[top.index].text, top.index, {}});
      open.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(children->data[top.next_child++]);
    if (is_text(child)) {
      nodes.push_back({HtmlNode::Kind::text, child.v.text.text, 0, {}});
    } else if (children_of(child) != nullptr) {
      open.push_back({&child, 0, static_cast<std::uint32_t>(nodes.size())});
      nodes.push_back(document.memory_->opening(child.v.element));
    }
  }
  return document;
}

HtmlDocument::HtmlDocument(std::unique_ptr<Memory> memory) : memory_(std::move(memory)) {}
HtmlDocument::~HtmlDocument() = default;
HtmlDocument::HtmlDocument(HtmlDocument&&) noexcept = default;
HtmlDocument& HtmlDocument::operator=(HtmlDocument&&) noexcept = default;

std::string_view HtmlNode::attribute(std::string_view name) const {
  const auto found = std::ranges::find(attributes, name, &HtmlAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}
bool HtmlNode::has_attribute(std::string_view name) const {
  return std::ranges::find(attributes, name, &HtmlAttribute::name) != attributes.end();
}

}  // namespace wirecopy::read
