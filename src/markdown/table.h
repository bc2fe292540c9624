// What the library's extensions know of tables and footnotes beyond their nodes.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace allegory {

/// How a table's column is aligned.
enum class Alignment : std::uint8_t { none, left, center, right };

/// The alignment of each column of a table.
std::vector<Alignment> table_alignments(cmark_node* table);

/// `left`, `center`, `right`; empty for none.
std::string_view alignment_name(Alignment alignment);

/// The number of the footnote that a reference names, from 1; the definitions at the end of the
/// tree stand in that order.
std::size_t footnote_number(cmark_node* reference);

}  // namespace allegory
