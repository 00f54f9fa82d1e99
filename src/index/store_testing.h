// What the tests of the store share: a folder that goes away, pages, and seeds simple enough to foretell.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "base/thread_pool.h"
#include "index/store.h"

namespace wirecopy::index {

class TestFolder {
 public:
  TestFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "wirecopy-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  [[nodiscard]] std::string path() const { return path_; }
  [[nodiscard]] std::string store() const { return path_ + "/store"; }

 private:
  std::string path_;
};

inline Page test_page(const std::string& id, const std::string& text) {
  Page page;
  page.id = id;
  page.text = text;
  page.title = "“" + id + "” 😀";
  page.outlet = "Żółw e\u0301\r\n";
  page.published = "2017-04-12";
  return page;
}

inline std::vector<Page> test_pages(int begin, int end) {
  std::vector<Page> pages;
  for (int i = begin; i < end; ++i)
    pages.push_back(test_page("page " + std::to_string(i),
                              "text " + std::to_string(i) + " שלום “quoted” 😀 " + std::to_string(i * i)));
  return pages;
}

// A seed a byte of the text, so that every page shares seeds with others.
inline void test_rebuild(const Page& page, std::uint32_t* n_tokens, std::vector<fingerprint::Seed>* seeds) {
  *n_tokens = static_cast<std::uint32_t>(page.text.size());
  seeds->clear();
  for (std::uint32_t i = 0; i < *n_tokens; ++i) seeds->push_back({static_cast<unsigned char>(page.text[i]), i});
}

inline SegmentBuilder test_builder(const std::vector<Page>& pages) {
  SegmentBuilder builder;
  std::vector<fingerprint::Seed> seeds;
  std::uint32_t n_tokens = 0;
  for (const Page& page : pages) {
    test_rebuild(page, &n_tokens, &seeds);
    builder.add(page, compress_text(page.text), n_tokens, seeds);
  }
  return builder;
}

// Makes or opens the store and commits each group of pages.
inline Result<void> commit_all(const std::string& path, const std::vector<std::vector<Page>>& groups) {
  WIRECOPY_TRY(StoreWriter writer, StoreWriter::open(path));
  for (const std::vector<Page>& pages : groups) WIRECOPY_TRY_VOID(writer.commit(test_builder(pages), nullptr));
  base::ThreadPool pool(2);
  return writer.tidy({&pool});
}

// The texts of all live pages by id, in order.
inline Result<std::map<std::string, std::vector<std::string>>> live_texts(const Snapshot& snapshot) {
  std::map<std::string, std::vector<std::string>> texts;
  for (PageIndex i = 0; i < snapshot.n_pages(); ++i) {
    if (!snapshot.is_live(i)) continue;
    WIRECOPY_TRY(const Page page, snapshot.page(i));
    WIRECOPY_TRY(const std::string text, snapshot.text(i));
    texts[page.id].push_back(text);
  }
  return texts;
}

}  // namespace wirecopy::index
