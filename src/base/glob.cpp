// Follows every way to match at once. See glob.h.
//
// There is a state before each part and one behind the last. A part that can stand for nothing
// hands its state on; a folder that has been entered waits for its `/` in a state of its own.
#include "base/glob.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace allegory {

Glob::Glob(std::string_view pattern) : plain_(normalize(pattern)) {
  if (plain_.find_first_of("*?") == std::string::npos) return;
  for (std::size_t at = 0; at < plain_.size();) {
    const std::string_view rest = std::string_view(plain_).substr(at);
    const bool opens_segment = at == 0 || plain_[at - 1] == '/';
    if (opens_segment && rest.starts_with("**/")) {
      parts_.push_back({Step::folders, U'\0'});
      at += 3;
    } else if (rest.starts_with("**")) {
      parts_.push_back({Step::everything, U'\0'});
      at += 2;
    } else if (rest.front() == '*' || rest.front() == '?') {
      parts_.push_back({rest.front() == '*' ? Step::segment : Step::any, U'\0'});
      ++at;
    } else {
      parts_.push_back({Step::character, next_code_point(plain_, at)});
    }
  }
}

/// States are numbered in pairs: 2·n stands before the part n, and 2·n + 1 inside its folder.
void Glob::reach(std::vector<bool>& states, std::size_t state) const {
  for (; !states[state]; state += 2) {
    states[state] = true;
    const std::size_t part = state / 2;
    if (state % 2 == 1 || part == parts_.size() || parts_[part].step == Step::character ||
        parts_[part].step == Step::any)
      return;
  }
}

bool Glob::matches(std::string_view text) const {
  const std::string plain = normalize(text);
  if (parts_.empty()) return plain == plain_;
  std::vector<bool> now(2 * parts_.size() + 1);
  std::vector<bool> next(now.size());
  reach(now, 0);
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t met = next_code_point(plain, at);
    next.assign(next.size(), false);
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      const bool is_before = now[2 * part];
      const bool is_inside = now[2 * part + 1];
      if (!is_before && !is_inside) continue;
      const Step step = parts_[part].step;
      if (step == Step::folders) {
        reach(next, 2 * part + (met == U'/' ? 2 : 1));
        // A slash ends one folder, and may stand in the next one too.
        if (met == U'/') reach(next, 2 * part + 1);
      } else if (step == Step::everything || (step == Step::segment && met != U'/')) {
        reach(next, 2 * part);
      } else if ((step == Step::any && met != U'/') ||
                 (step == Step::character && met == parts_[part].wanted)) {
        reach(next, 2 * part + 2);
      }
    }
    std::swap(now, next);
  }
  return now.back();
}

}  // namespace allegory
