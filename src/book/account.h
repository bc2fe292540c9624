// The last parts of a book: what stands for what, the map, and how well the analogy holds.
#pragma once

#include <string>

#include "book/links.h"

namespace allegory {

/// Who stands for whom and why, and who stands for nobody. Each name has its anchor here.
std::string book_correspondences(const BookContext& context, const Book& book);

/// The map; of a large allegory one for each section.
std::string book_map(const BookContext& context, const Book& book, const BookPart& part);

/// What carries over, what is predicted, where the analogy ends, and all that both sides say.
std::string book_account(const BookContext& context, const Book& book, const BookPart& part);

/// `Scarecrow stands for quest for understanding: reason` for a list.
std::string book_pair(const BookContext& context, const BookPlace& from, std::string_view lang,
                      const Correspondence& line);

}  // namespace allegory
