// Dates: whether a text is one that exists.
//
// Comes in: what an author wrote under `date:` or `updated:`. Goes out: yes or no. Written out by
// hand, because the C library's parsers follow the locale and accept the 30th of February.
#include "base/text.h"

namespace allegory {
namespace {

/// Reads digits and marks off the front of a text; once something does not fit, nothing does.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  /// The next `digits` digits as a number in [low, high].
  int number(std::size_t digits, int low, int high) {
    int value = 0;
    for (std::size_t index = 0; index < digits; ++index) {
      if (!next_is("0123456789")) return low;
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    good_ = good_ && value >= low && value <= high;
    return value;
  }

  /// Takes one byte that must be one of `marks`, and returns it.
  char mark(std::string_view marks) {
    if (!next_is(marks)) return '\0';
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }

  /// Takes a fraction of a second, if there is one.
  void fraction() {
    if (!rest_.starts_with('.')) return;
    rest_.remove_prefix(1);
    const std::size_t digits = rest_.find_first_not_of("0123456789");
    good_ = good_ && digits != 0 && !rest_.empty();
    rest_.remove_prefix(digits == std::string_view::npos ? rest_.size() : digits);
  }

  bool at_end() const { return rest_.empty(); }
  bool is_good() const { return good_; }

 private:
  bool next_is(std::string_view marks) {
    good_ = good_ && !rest_.empty() && marks.find(rest_.front()) != std::string_view::npos;
    return good_;
  }

  std::string_view rest_;
  bool good_ = true;
};

int days_in(int month, int year) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

bool is_date(std::string_view date) {
  Scanner scan(date);
  const int year = scan.number(4, 0, 9999);
  scan.mark("-");
  const int month = scan.number(2, 1, 12);
  scan.mark("-");
  scan.number(2, 1, days_in(month, year));
  if (scan.at_end()) return scan.is_good();

  // RFC 3339, section 5.6: letters in either case, a space for the T, a leap second.
  scan.mark("Tt ");
  scan.number(2, 0, 23);
  scan.mark(":");
  scan.number(2, 0, 59);
  scan.mark(":");
  scan.number(2, 0, 60);
  scan.fraction();
  const char zone = scan.mark("Zz+-");
  if (zone == '+' || zone == '-') {
    scan.number(2, 0, 23);
    scan.mark(":");
    scan.number(2, 0, 59);
  }
  return scan.is_good() && scan.at_end();
}

}  // namespace allegory
