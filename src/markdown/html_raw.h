// What of raw HTML stays, written into a page: with addresses that lead somewhere, and each name of
// a place once.
#pragma once

#include <cmark-gfm.h>

#include <functional>
#include <set>
#include <string>

#include "markdown.h"
#include "markdown/html_output.h"
#include "markdown/raw_html.h"

namespace allegory {

/// Writes the raw HTML of one page, node by node in the order of the text.
class HtmlRaw {
 public:
  /// `next_link` hands out what the page's next link became; `id_prefix` stands before every id.
  HtmlRaw(HtmlOutput& out, std::string_view id_prefix,
          std::function<const RenderedLink&()> next_link)
      : out_(out), id_prefix_(id_prefix), next_link_(std::move(next_link)) {}

  /// A name that the page has already.
  void reserve(std::string_view id) { ids_.emplace(id); }

  /// What a node becomes.
  void write(cmark_node* node);

 private:
  void open(const CleanPart& part);
  void attribute(const CleanAttribute& attribute, const RenderedLink* link);
  void names(std::string_view written);

  HtmlOutput& out_;
  std::string_view id_prefix_;
  std::function<const RenderedLink&()> next_link_;
  std::set<std::string, std::less<>> ids_;
  bool begins_pre_ = false;
};

}  // namespace allegory
