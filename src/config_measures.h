// What rules of a project can ask about each subject: the tables behind measures_of().
//
// user_rule_measures.cpp has a function for each row, and the compiler sees to it that it has.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "config_rules.h"
#include "written.h"

namespace allegory::measures {

inline constexpr std::array<std::string_view, 2> sides{"story", "idea"};
inline constexpr std::array<std::string_view, 3> scopes{"site", "page", "heading"};
inline constexpr std::array<std::string_view, 3> cardinalities{"one-to-one", "composite", "split"};
inline constexpr std::array<std::string_view, 2> polarities{"positive", "negative"};

inline constexpr auto kind_words = [] {
  std::array<std::string_view, kinds.size()> words;
  std::ranges::transform(kinds, words.begin(), &KindInfo::name);
  return words;
}();

inline constexpr auto end_words = [] {
  std::array<std::string_view, kinds.size() + 1> words{"statement"};
  std::ranges::copy(kind_words, words.begin() + 1);
  return words;
}();

/// What can be asked of everything that stands on a page.
inline constexpr std::array<Measure, 3> placed{{
    {"path", "The path of its page below `content/`."},
    {"tag", "The tags of its page."},
    {"allegory", "The folder of its allegory below `content/`; empty for all of `content/`."},
}};

template <std::size_t Count>
constexpr std::array<Measure, Count + placed.size()> and_placed(
    const std::array<Measure, Count>& own) {
  std::array<Measure, Count + placed.size()> all{};
  std::ranges::copy(placed, std::ranges::copy(own, all.begin()).out);
  return all;
}

inline constexpr auto of_entity = and_placed(std::to_array<Measure>({
    {"id", "Its id."},
    {"side", "The side that it is on.", Measure::Kind::word, sides},
    {"kind", "What sort of thing it is.", Measure::Kind::word, kind_words},
    {"scenery", "Whether it is there only as `role: scenery`.", Measure::Kind::truth},
    {"broken", "Whether it is named under `breaks`.", Measure::Kind::truth},
    {"mapped", "Whether it stands in a correspondence that is not negative.", Measure::Kind::truth},
    {"maps", "In how many correspondences it stands; negative ones do not count.",
     Measure::Kind::count},
    {"statements", "How many statements name it.", Measure::Kind::count},
    {"mentions", "How many places in the text name it.", Measure::Kind::count},
    {"links", "How many links lead to it.", Measure::Kind::count},
    {"labels", "How many labels it has.", Measure::Kind::count},
}));

inline constexpr auto of_correspondence = and_placed(std::to_array<Measure>({
    {"id", "What stands before its colon."},
    {"as", "How many stand for how many, as declared.", Measure::Kind::word, cardinalities},
    {"scope", "Where it holds: in the whole allegory, on its page or below one heading.",
     Measure::Kind::word, scopes},
    {"polarity", "Whether the story is to be read so, or must not be.", Measure::Kind::word,
     polarities},
    {"override", "Whether it reads the story anew on purpose.", Measure::Kind::truth},
    {"because", "Whether it has a reason.", Measure::Kind::truth},
    {"reviewed", "Whether it has a mark of review.", Measure::Kind::truth},
    {"strength", "How close it is.", Measure::Kind::degree},
    {"from", "How many names it has on the story side.", Measure::Kind::count},
    {"to", "How many names it has on the idea side.", Measure::Kind::count},
    {"from-kind", "What its names of the story are.", Measure::Kind::word, end_words},
    {"to-kind", "What its names of the idea are.", Measure::Kind::word, end_words},
}));

inline constexpr auto of_statement = and_placed(std::to_array<Measure>({
    {"id", "Its id."},
    {"side", "The side that it is on.", Measure::Kind::word, sides},
    {"verb", "Its verb, or the word behind `is`."},
    {"negated", "Whether it begins with `not`.", Measure::Kind::truth},
    {"attribute", "Whether it says what something is like: `x is word`.", Measure::Kind::truth},
    {"broken", "Whether it is named under `breaks`.", Measure::Kind::truth},
    {"matched", "Whether a statement of the other side corresponds to it.", Measure::Kind::truth},
    {"order", "1 if it speaks of names only, else one more than what it speaks of.",
     Measure::Kind::count},
}));

inline constexpr auto of_section = and_placed(std::to_array<Measure>({
    {"index", "Whether it is the `index.md` of its folder.", Measure::Kind::truth},
    {"home", "Whether it opens its allegory.", Measure::Kind::truth},
    {"layout", "The page template that it asks for."},
    {"title", "Whether `title` is written.", Measure::Kind::truth},
    {"description", "Whether `description` is written.", Measure::Kind::truth},
    {"author", "Whether `author` is written.", Measure::Kind::truth},
    {"image", "Whether `image` is written.", Measure::Kind::truth},
    {"date", "Whether `date` is written.", Measure::Kind::truth},
    {"updated", "Whether `updated` is written.", Measure::Kind::truth},
    {"takeaway", "Whether `takeaway` is written.", Measure::Kind::truth},
    {"reviewed", "Whether `reviewed` is written.", Measure::Kind::truth},
    {"maps", "How many correspondences it declares; negative ones do not count.",
     Measure::Kind::count},
    {"statements", "How many statements it declares.", Measure::Kind::count},
    {"entities", "How many names it declares.", Measure::Kind::count},
    {"mentions", "How many places in its text name somebody.", Measure::Kind::count},
    {"links", "How many links it has, images aside.", Measure::Kind::count},
    {"images", "How many images it shows.", Measure::Kind::count},
    {"headings", "How many headings it has.", Measure::Kind::count},
    {"words", "How many words its text has.", Measure::Kind::count},
    {"tags", "How many tags it has.", Measure::Kind::count},
}));

inline constexpr auto of_allegory = std::to_array<Measure>({
    {"path", "Its folder below `content/`; empty for all of `content/`."},
    {"summary", "Whether it has a summary.", Measure::Kind::truth},
    {"takeaway", "Whether it has a takeaway.", Measure::Kind::truth},
    {"characters", "How many names the story has, of all kinds.", Measure::Kind::count},
    {"concepts", "How many names the idea has, of all kinds.", Measure::Kind::count},
    {"maps", "How many correspondences it has; negative ones do not count.", Measure::Kind::count},
    {"statements", "How many statements it has.", Measure::Kind::count},
    {"breaks", "How many breaks it has.", Measure::Kind::count},
    {"sections", "How many pages it has, its index page aside.", Measure::Kind::count},
    {"story-coverage",
     "The part of the story's names that is mapped; quantities, scenery and breaks aside.",
     Measure::Kind::degree},
    {"idea-coverage", "The part of the idea's names that is mapped; quantities and breaks aside.",
     Measure::Kind::degree},
    {"systematicity", "How well what happens in the story carries over.", Measure::Kind::degree},
});

}  // namespace allegory::measures
