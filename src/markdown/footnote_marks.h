// The marks of footnotes in HTML: where one is referred to, where it stands, and the way back.
//
// Ids have a colon, which no heading's id has, so the two never meet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "markdown.h"
#include "words.h"

namespace allegory {

/// Numbers the references of one page. Footnotes come behind all of them.
class FootnoteMarks {
 public:
  /// `id_prefix` goes before every id; `words` say what screen readers are told. In a book, notes
  /// say so in the words of EPUB, so that a reader can show them where they are referred to.
  FootnoteMarks(std::string id_prefix, const Words& words, HtmlForm form = HtmlForm::page)
      : id_prefix_(std::move(id_prefix)), words_(words), is_book_(form == HtmlForm::book) {}

  /// The mark in the text; inside a link it is no link, since links do not nest.
  std::string reference(std::size_t number, bool in_link);

  /// The next footnote begins; the first opens the list.
  std::string open();
  /// Links back to every place that refers to the open footnote; at most once for each footnote.
  std::string back_links();
  std::string close();
  /// Behind the page.
  std::string end() const;

 private:
  std::string note_id(std::size_t number) const;
  std::string reference_id(std::size_t number, std::size_t time) const;

  std::string id_prefix_;
  const Words& words_;
  bool is_book_ = false;
  std::size_t open_ = 0;                 // the footnote that is being written
  std::vector<std::size_t> references_;  // how often each was referred to
  bool has_back_links_ = false;
};

}  // namespace allegory
