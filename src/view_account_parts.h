// Pieces of the page `account`. Only the view_account*.cpp files include this.
//
// A page must stay readable, and its size bounded, however much was written: each list shows so
// many items at most and says how many it leaves out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "view_parts.h"

namespace allegory {

/// What the page is made from.
struct AccountPlace {
  const Place& place;
  const AnalogyReport& report;
};

/// How many items a list of the account shows. Correspondences are what the page is for; the rest
/// are examples once there are more of them than anybody reads.
inline constexpr std::size_t links_shown = 300;
inline constexpr std::size_t statements_shown = 200;
inline constexpr std::size_t findings_shown = 60;

/// Adds what `make` makes of the first `limit` of `items`: a list, the flag `flag` whether it holds
/// anything, and as `left_out`, if some are missing, a sentence that says how many.
template <class Items, class Make>
void add_limited(const Place& place, ValueObject& object, std::string_view flag,
                 std::string_view name, std::string_view left_out, const Items& items,
                 std::size_t limit, const Make& make) {
  ValueList list;
  for (std::size_t at = 0; at < std::min(items.size(), limit); ++at)
    list.push_back(make(items[at]));
  add_list(object, flag, name, std::move(list));
  if (items.size() > limit)
    add(object, left_out,
        place.words().of("account_left_out", {std::to_string(items.size() - limit)}));
}

/// A correspondence as `story`, `idea` and why.
Value account_link(const AccountPlace& account, const ReportLink& link);
/// Both lists of correspondences: what stands for what, and what is not to be read so.
void add_account_links(const AccountPlace& account, ValueObject& data);
/// What follows for the other side, and what became of it.
void add_account_predictions(const AccountPlace& account, ValueObject& data);
/// Where the analogy ends, and where both sides disagree.
void add_account_breaks(const AccountPlace& account, ValueObject& data);
/// What nothing goes with, and what carries nothing.
void add_account_gaps(const AccountPlace& account, ValueObject& data);

}  // namespace allegory
