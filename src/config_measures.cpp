// Tables of measures → shapes, and the table of a subject. See config_measures.h.
#include "config_measures.h"

namespace allegory {

namespace {

using Kind = Measure::Kind;

/// The shape of what a measure is compared with.
constexpr YamlShape shape_of(const Measure& measure) {
  switch (measure.kind) {
    case Kind::pattern:
      return shapes::filled(shapes::texts);
    case Kind::word:
      return {
          .types = YamlShape::string | YamlShape::array, .is_filled = true, .words = measure.words};
    case Kind::truth:
      return {.types = YamlShape::boolean};
    case Kind::count:
      return shapes::see(count_shape);
    case Kind::degree:
      break;
  }
  return shapes::see(degree_shape);
}

template <const auto& Table>
constexpr auto properties = [] {
  std::array<Property, Table.size()> all{};
  std::ranges::transform(Table, all.begin(), [](const Measure& measure) {
    return Property{measure.key, measure.meaning, shape_of(measure)};
  });
  return all;
}();

}  // namespace

constinit const std::array<YamlShape, subject_words.size()> condition_shapes{
    shapes::named("entity-conditions", shapes::object(properties<measures::of_entity>)),
    shapes::named("correspondence-conditions",
                  shapes::object(properties<measures::of_correspondence>)),
    shapes::named("statement-conditions", shapes::object(properties<measures::of_statement>)),
    shapes::named("section-conditions", shapes::object(properties<measures::of_section>)),
    shapes::named("allegory-conditions", shapes::object(properties<measures::of_allegory>)),
};

std::span<const Measure> measures_of(Subject subject) {
  switch (subject) {
    case Subject::entity:
      return measures::of_entity;
    case Subject::correspondence:
      return measures::of_correspondence;
    case Subject::statement:
      return measures::of_statement;
    case Subject::section:
      return measures::of_section;
    case Subject::allegory:
      break;
  }
  return measures::of_allegory;
}

}  // namespace allegory
