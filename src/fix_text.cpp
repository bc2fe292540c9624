// Applies edits. See fix_text.h.
#include "fix_text.h"

#include <algorithm>
#include <utility>

namespace allegory {

FixedText::FixedText(std::string before) : before_(std::move(before)), after_(before_) {
  if (!before_.empty()) kept_.push_back({0, 0, before_.size()});
}

void FixedText::apply(std::span<const Edit> edits) {
  std::string text;
  std::vector<KeptRun> kept;
  std::size_t at = 0;
  std::size_t run = 0;
  // Copies the text up to `end`, with what is known of its origin.
  const auto copy_to = [&](std::size_t end) {
    for (; run < kept_.size() && kept_[run].after < end; ++run) {
      const KeptRun& old = kept_[run];
      const std::size_t begin = std::max(at, old.after);
      const std::size_t stop = std::min(end, old.after + old.length);
      if (begin < stop) {
        const KeptRun next{old.before + (begin - old.after), text.size() + (begin - at),
                           stop - begin};
        KeptRun* last = kept.empty() ? nullptr : &kept.back();
        if (last != nullptr && last->before + last->length == next.before &&
            last->after + last->length == next.after)
          last->length += next.length;
        else
          kept.push_back(next);
      }
      if (old.after + old.length > end) break;
    }
    text.append(after_, at, end - at);
    at = end;
  };
  for (const Edit& edit : edits) {
    copy_to(edit.at.begin);
    text += edit.replacement;
    at = edit.at.end;
  }
  copy_to(after_.size());
  after_ = std::move(text);
  kept_ = std::move(kept);
}

}  // namespace allegory
