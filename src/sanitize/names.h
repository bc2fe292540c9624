// Names that authors give to places of a page: what of them is safe to stand there.
#pragma once

#include <string>
#include <string_view>

namespace allegory {

/// What an author's name for a place is on a page. A name of a property that scripts look up in
/// documents and windows, or one of the form that ours have (`page.main`, `fn:1`), gets a prefix.
std::string place_name(std::string_view written);

}  // namespace allegory
