// Characters, concepts and correspondences as linked data: what a page says of them and a file says
// of a whole allegory, in the same words, so that both together are one graph.
//
// A side of an allegory is a concept scheme, an entity a concept, a correspondence
// `skos:relatedMatch`. It is not `exactMatch`, which is transitive and would make a girl the same
// thing as a language model; nor `closeMatch`, which promises that one can be put for the other.
// What is declared not to be read so is a record that says `Not`, and never a match. `skos:broader`
// stays within a scheme and `relatedMatch` leads out of it, so the two cannot meet (SKOS S27).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "view.h"

namespace allegory {

/// What is spoken of, and by whom.
struct LinkedData {
  const Site& site;
  const SiteIndex& index;
  std::function<std::string(std::string_view address)> iri;  ///< of a page's address
  std::uint32_t declared_by = none;  ///< only what this allegory declares of an entity; none: all
};

/// `{"@id": text}`.
Json id_of(std::string text);
/// A text in a language.
Json in_language(std::string_view text, std::string_view lang);
/// Sets a text unless it is empty.
void set_text(Json& object, std::string_view key, std::string_view text);
/// Sets a text in a language unless it is empty.
void set_text(Json& object, std::string_view key, std::string_view text, std::string_view lang);

std::string entity_iri(const LinkedData& data, EntityRef entity);
std::string scheme_iri(const LinkedData& data, std::uint32_t allegory, Side side);

/// A side of an allegory.
Json concept_scheme(const LinkedData& data, std::uint32_t allegory, Side side);

/// An entity: the concept, its mappings if it is of a story, and its collections. Whether nothing
/// in its scheme is broader than it.
bool add_concept(const LinkedData& data, EntityRef entity, Json& graph);

}  // namespace allegory
