// A section's text as HTML that can be read in two voices, with a note at each first name.
//
// Comes in: the section's mentions and the correspondences that count on its page. Goes out: HTML
// in which a name of the section's own voice is followed by its counterpart (the style sheet shows
// the one, the other or both), and what no place of the text could note. A page is told in the
// voice of its `domain:`, else in that of the story. Where a name has several counterparts, no
// single word could stand in its place, so it stays.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/characters.h"
#include "base/text.h"
#include "view_parts.h"

namespace allegory {

namespace {

/// More than one is rare, and a name that has a hundred must not bring them all to each page.
constexpr std::size_t meanings_per_name = 3;
constexpr std::size_t longest_title = 240;
/// Of a composite or split; what follows is `…`.
constexpr std::size_t names_in_a_row = 6;

std::string_view voice(Side side) { return side == Side::story ? "story" : "idea"; }

const std::vector<Reference>& side_of(const Correspondence& line, Side side) {
  return side == Side::story ? line.from : line.to;
}

/// `A, B and C`, in the page's language.
std::string join(const Words& words, const std::vector<std::string>& parts, bool is_html) {
  std::string all;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (at == 0) {
      all = parts[at];
      continue;
    }
    const std::string_view key = at + 1 == parts.size() ? "list_last" : "list_next";
    const std::string pattern = is_html ? escape_html(words.of(key)) : std::string(words.of(key));
    all = fill_pattern(pattern, {all, parts[at]});
  }
  return all;
}

/// What is written of each member: its label, a label in its voice, or a link.
enum class NameForm : std::uint8_t { text, voice, link, capital_link };

std::string name_in(const Place& place, EntityRef ref, NameForm form) {
  const Entity& entity = entity_of(place.context.site, ref);
  if (form == NameForm::text) return entity.label;
  const std::string_view side = voice(entity.written.side);
  const std::string label =
      escape_html(form == NameForm::capital_link ? capitalized(entity.label) : entity.label);
  const std::string url = form == NameForm::voice ? "" : place.page_url(entity.address);
  if (url.empty()) return "<span class=\"" + std::string(side) + "\">" + label + "</span>";
  return "<a class=\"" + std::string(side) + "\" href=\"" + escape_html(url) + "\">" + label +
         "</a>";
}

/// The members of one side, without one of them; only the first begins a sentence.
std::string names_in(const Place& place, const std::vector<Reference>& members, EntityRef without,
                     NameForm form) {
  std::vector<std::string> parts;
  for (const Reference& member : members) {
    if (member.entity == without) continue;
    if (parts.size() == names_in_a_row) {
      parts.emplace_back("…");
      break;
    }
    const bool is_later = form == NameForm::capital_link && !parts.empty();
    parts.push_back(name_in(place, member.entity, is_later ? NameForm::link : form));
  }
  return join(place.words(), parts, form != NameForm::text);
}

const Correspondence& line_at(const Place& place, std::uint32_t allegory, std::uint32_t item) {
  return place.context.site.allegories[allegory].correspondences[item];
}

/// `Scarecrow stands for quest for understanding`, from an entity's point of view.
std::string meaning_in(const Place& place, const Correspondence& line, EntityRef entity,
                       bool is_html) {
  const Side side = entity_of(place.context.site, entity).written.side;
  const auto fill = [&](std::string_view key, std::string_view first, std::string_view second) {
    const std::string pattern =
        is_html ? escape_html(place.words().of(key)) : std::string(place.words().of(key));
    return fill_pattern(pattern, {first, second});
  };
  std::string name = name_in(place, entity, is_html ? NameForm::voice : NameForm::text);
  const std::string others =
      names_in(place, side_of(line, side), entity, is_html ? NameForm::link : NameForm::text);
  if (!others.empty()) name = fill("name_with", name, others);
  const std::string counterpart =
      names_in(place, side_of(line, other(side)), {}, is_html ? NameForm::link : NameForm::text);
  return fill(side == Side::story ? "reading_stands_for" : "reading_told_as", name, counterpart);
}

/// The same with the reason, and how close the likeness is if it is not close.
std::string explained(const Place& place, const Correspondence& line, EntityRef entity,
                      bool is_html) {
  std::string text = meaning_in(place, line, entity, is_html);
  if (!line.written.because.empty()) {
    const std::string pattern = is_html ? escape_html(place.words().of("with_reason"))
                                        : std::string(place.words().of("with_reason"));
    text = fill_pattern(pattern, {text, is_html ? "<span class=\"because\">" +
                                                      escape_html(line.written.because) + "</span>"
                                                : line.written.because});
  }
  if (const std::string strength = strength_words(place, line.written.strength);
      is_html && !strength.empty())
    text += " <span class=\"strength\">" + escape_html(strength) + "</span>";
  return text;
}

/// Whether the author writes so far and then a sentence begins: nothing but marks and space stands
/// between the place and the end of a sentence or of a block.
bool starts_sentence(const SourceSet& sources, const Body& body, Span at) {
  const std::string_view text =
      sources.text({body.at.source, body.at.begin, std::max(at.begin, body.at.begin)});
  constexpr std::size_t farthest = 80;
  const std::size_t from = text.size() - std::min(text.size(), farthest);
  std::size_t line_ends = 0;
  for (std::size_t i = text.size(); i > from; --i) {
    const char letter = text[i - 1];
    if (letter == '.' || letter == '!' || letter == '?') return i < text.size();
    if (letter == '\n' && ++line_ends == 2) return true;
    const bool is_mark = std::string_view(" \t\r\n*_\"'([>").find(letter) != std::string_view::npos;
    // A mark of a list begins a line.
    const bool is_bullet = (letter == '-' || letter == '+') && (i == 1 || text[i - 2] == '\n');
    if (is_bullet) return true;
    if (!is_mark) return false;
  }
  return text.size() < farthest;
}

/// Reads the mentions of one page and marks its names.
class TextMarker {
 public:
  TextMarker(const Place& place, std::uint32_t index)
      : place_(place),
        index_(index),
        section_(place.context.site.sections[index]),
        body_(section_.written.body),
        links_(place.document ? place.document->links : site_links(place.context.site, index)) {
    if (section_.written.front.domain) own_ = section_.written.front.domain->value;
  }

  SectionText write() {
    for (std::size_t at = 0; at < links_.size(); ++at) describe(section_.targets[at], links_[at]);
    for (const ProseMention& mention : section_.mentions) mark(mention);
    HtmlOptions options;
    if (place_.document) {
      options.form = place_.document->form;
      options.id_prefix = place_.document->id_prefix;
      options.heading_shift = place_.document->heading_shift;
    }
    options.trust_html = place_.context.trust_html;
    options.skip_title = body_.opens_with_title;
    options.words = &place_.words();
    options.highlighter = place_.context.highlighter;
    options.has_diagrams = place_.context.has_diagrams;
    options.inserted = std::move(inserted_);
    options.names = std::move(names_);
    PlacedNames placed;
    SectionText text;
    text.html = render_html(place_.context.sources, body_, links_, options, &placed);
    text.own = own_;
    text.has_readings = placed.has_counterpart;
    for (std::size_t name = 0; name < noted_.size(); ++name)
      if (!placed.noted[name])
        text.unnoted.insert(text.unnoted.end(), noted_[name].begin(), noted_[name].end());
    return text;
  }

 private:
  /// A link says beforehand what is behind it.
  void describe(const LinkTarget& target, RenderedLink& link) const {
    const Site& site = place_.context.site;
    if (target.kind == LinkTarget::Kind::entity)
      link.title = title_of(target.entity);
    else if (target.kind == LinkTarget::Kind::section)
      link.title = shorten(site.sections[target.index].written.body.first_sentence, longest_title);
  }

  std::string title_of(EntityRef entity) const {
    const std::vector<std::uint32_t> meanings =
        meanings_of(place_.context.index, section_.allegory, index_, entity);
    if (meanings.empty()) return {};
    const Correspondence& line = line_at(place_, section_.allegory, meanings.front());
    return shorten(explained(place_, line, entity, false), longest_title);
  }

  void mark(const ProseMention& mention) {
    const std::uint32_t name = name_of(mention.entity);
    if (mention.link == none) return mark_found(mention, name);
    if (body_.links[mention.link].form == LinkForm::image) return;
    links_[mention.link].name = name;
    links_[mention.link].starts_sentence = begins_sentence(mention.at);
  }

  bool begins_sentence(Span at) const { return starts_sentence(place_.context.sources, body_, at); }

  void mark_found(const ProseMention& mention, std::uint32_t name) {
    if (name == RenderedLink::no_name && !mention.becomes_link) return;
    const Prose& prose = body_.prose[mention.prose];
    std::vector<InsertedLink> parts;
    auto piece = std::ranges::upper_bound(prose.pieces, mention.begin, {}, &ProsePiece::end);
    for (; piece != prose.pieces.end() && piece->begin < mention.end; ++piece) {
      // The text of a link is the title of something else.
      if (!piece->can_be_linked) return;
      if (parts.empty() || parts.back().node != piece->node) {
        parts.emplace_back();
        parts.back().node = piece->node;
        parts.back().begin =
            piece->in_node + (std::max(mention.begin, piece->begin) - piece->begin);
      }
      parts.back().end = piece->in_node + (std::min(mention.end, piece->end) - piece->begin);
    }
    if (parts.empty()) return;
    RenderedLink link;
    if (mention.becomes_link) {
      link = entity_link(place_.context.site, section_.address, mention.entity);
      if (place_.document)
        link.href = place_.page_url(entity_of(place_.context.site, mention.entity).address);
      link.title = title_of(mention.entity);
    }
    link.name = name;
    link.starts_sentence = name != RenderedLink::no_name && begins_sentence(mention.at);
    add_parts(std::move(parts), link);
  }

  void add_parts(std::vector<InsertedLink> parts, const RenderedLink& link) {
    using Part = InsertedLink::Part;
    for (InsertedLink& part : parts) {
      part.link = link;
      if (parts.size() == 1) continue;
      part.part = &part == &parts.front()  ? Part::first
                  : &part == &parts.back() ? Part::last
                                           : Part::middle;
    }
    if (parts.size() > 1) parts.front().more_nodes = parts.back().node - parts.front().node;
    inserted_.insert(inserted_.end(), std::make_move_iterator(parts.begin()),
                     std::make_move_iterator(parts.end()));
  }

  /// The name that stands for an entity here; made at its first mention.
  std::uint32_t name_of(EntityRef entity) {
    const auto [known, is_new] = known_.try_emplace(entity, RenderedLink::no_name);
    if (!is_new) return known->second;
    const std::vector<std::uint32_t> meanings =
        meanings_of(place_.context.index, section_.allegory, index_, entity);
    if (meanings.empty()) return RenderedLink::no_name;
    known->second = static_cast<std::uint32_t>(names_.size());
    TextName name;
    const Side side = entity_of(place_.context.site, entity).written.side;
    if (side == own_ && meanings.size() == 1)
      add_counterpart(line_at(place_, section_.allegory, meanings.front()), name);
    add_note(entity, meanings, name);
    names_.push_back(std::move(name));
    return known->second;
  }

  void add_counterpart(const Correspondence& line, TextName& name) const {
    const Words& words = place_.words();
    const std::string before =
        "<span class=\"told\"><span class=\"to\"> " +
        escape_html(words.of(own_ == Side::story ? "arrow_to_idea" : "arrow_to_story")) +
        " </span>";
    const std::vector<Reference>& members = side_of(line, other(own_));
    name.counterpart = before + names_in(place_, members, {}, NameForm::link) + "</span>";
    name.capital_counterpart =
        before + names_in(place_, members, {}, NameForm::capital_link) + "</span>";
  }

  bool is_book() const { return place_.document && place_.document->form == HtmlForm::book; }

  /// What one side's note said, the other's need not say again.
  void add_note(EntityRef entity, const std::vector<std::uint32_t>& meanings, TextName& name) {
    std::vector<std::uint32_t>& noted = noted_.emplace_back();
    for (const std::uint32_t item : meanings) {
      if (!told_.insert(item).second) continue;
      noted.push_back(item);
      if (!name.note.empty()) name.note += is_book() ? "<br/>" : "<br>";
      name.note += explained(place_, line_at(place_, section_.allegory, item), entity, true);
    }
    name.note_label = place_.words().of("note_on", {entity_of(place_.context.site, entity).label});
  }

  const Place& place_;
  std::uint32_t index_;
  const Section& section_;
  const Body& body_;
  Side own_ = Side::story;
  std::vector<RenderedLink> links_;
  std::vector<InsertedLink> inserted_;
  std::vector<TextName> names_;
  std::vector<std::vector<std::uint32_t>> noted_;  // by name: the correspondences of its note
  std::map<EntityRef, std::uint32_t> known_;
  std::set<std::uint32_t> told_;  // correspondences that have a note
};

Value choice(std::string_view value, std::string_view role, std::string_view label, bool is_own) {
  ValueObject item;
  add(item, "value", value);
  add(item, "role", role);
  add(item, "label", label);
  add(item, "is_own", is_own);
  return item;
}

/// A name that fits on a button.
bool is_short(std::string_view name) { return !name.empty() && display_width(name) <= 24; }

}  // namespace

std::vector<std::uint32_t> meanings_of(const SiteIndex& index, std::uint32_t allegory,
                                       std::uint32_t section, EntityRef entity) {
  std::vector<std::uint32_t> meanings;
  if (allegory == none) return meanings;
  if (const auto here = index.overrides.find({section, entity}); here != index.overrides.end()) {
    meanings = here->second;
    if (meanings.size() > meanings_per_name) meanings.resize(meanings_per_name);
    return meanings;
  }
  const std::vector<ItemRef>& shared = index.entities[entity.allegory][entity.entity].shared;
  auto line = std::ranges::lower_bound(shared, allegory, {}, &ItemRef::allegory);
  for (; line != shared.end() && line->allegory == allegory; ++line) {
    if (meanings.size() == meanings_per_name) break;
    meanings.push_back(line->item);
  }
  return meanings;
}

std::string meaning_of(const Place& place, std::uint32_t allegory, EntityRef entity) {
  const std::vector<std::uint32_t> meanings =
      meanings_of(place.context.index, allegory, none, entity);
  return meanings.empty()
             ? std::string()
             : meaning_in(place, line_at(place, allegory, meanings.front()), entity, false);
}

SectionText section_text(const Place& place, std::uint32_t index) {
  return TextMarker(place, index).write();
}

SectionText document_text(const ViewContext& context, std::uint32_t section,
                          const DocumentPlace& document) {
  const Section& page = context.site.sections[section];
  const Place place{
      context, page.address, {}, std::string(language_of(context.site, page)), &document};
  return TextMarker(place, section).write();
}

void add_readings(const Place& place, std::uint32_t allegory, const SectionText& text,
                  ValueObject& page) {
  if (!text.has_readings) return;
  const Words& words = place.words();
  const Allegory& told = place.context.site.allegories[allegory];
  const bool has_names = is_short(told.story) && is_short(told.idea);
  const bool is_story = text.own == Side::story;
  ValueList choices;
  choices.push_back(choice("story", is_story ? "own" : "other",
                           has_names ? std::string_view(told.story) : words.of("voice_story"),
                           is_story));
  choices.push_back(choice("both", "both", words.of("reading_both"), false));
  choices.push_back(choice("idea", is_story ? "other" : "own",
                           has_names ? std::string_view(told.idea) : words.of("voice_idea"),
                           !is_story));
  add(page, "has_readings", true);
  add(page, "readings", std::move(choices));
}

}  // namespace allegory
