// What HTML adds to the names of a text: how the other voice tells them, and a note at the first.
//
// Comes in: the names of a page, and where the text meets them. Goes out: HTML around and behind
// each. A name with a counterpart gets the class `own`, and its counterpart follows in an element
// of the class `told`, so that a style sheet alone can show the one, the other or both. A note is
// an element behind the first name that can hold one; its mark is a check box, which opens it by
// pointer, finger and keyboard without any script. A book shows neither on its own: there the mark
// is a letter that leads to the note, and the notes stand at the end of the text.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <string>
#include <vector>

#include "markdown.h"

namespace allegory {

/// The marks of one page. `options` must outlive it.
class ReadingMarks {
 public:
  explicit ReadingMarks(const HtmlOptions& options)
      : names_(options.names),
        placed_{std::vector<bool>(options.names.size(), false)},
        id_prefix_(options.id_prefix),
        is_book_(options.form == HtmlForm::book) {}

  /// A heading or a table begins or ends: the one holds no marks, the other no notes.
  void in_heading(bool entering) { in_heading_ = entering; }
  void in_table(bool entering) { in_table_ = entering; }

  /// Whether an inserted link's element opens before, or closes behind, this part of it; `node` is
  /// the text node. A name over several nodes has one only if nothing but line ends is between.
  bool begins(const InsertedLink& inserted, cmark_node* node);
  bool ends(const InsertedLink& inserted);

  /// What goes before a name, in its link and behind it. A name that is no link gets an element of
  /// its own; `open` and `close` then bring it.
  std::string open(const RenderedLink& link);
  std::string attributes(const RenderedLink& link) const;
  std::string close(const RenderedLink& link);

  /// Behind the page: in a book, the notes.
  std::string end(const Words& words) const;

  /// What was written so far.
  const PlacedNames& placed() const { return placed_; }

 private:
  const TextName* name_of(const RenderedLink& link) const;
  std::string class_attribute(const RenderedLink& link) const;
  std::string note_id() const;
  std::string linked_note(const TextName& name);

  const std::vector<TextName>& names_;
  PlacedNames placed_;
  bool in_heading_ = false, in_table_ = false;
  bool is_open_ = false;     // a name over several nodes
  bool holds_note_ = false;  // the open name
  bool is_bare_ = false;     // the open name is no link and needs no element
  std::size_t note_ = 0;     // how many notes were begun
  std::string_view id_prefix_;
  bool is_book_ = false;
  std::string linked_;  // in a book: the notes
};

}  // namespace allegory
