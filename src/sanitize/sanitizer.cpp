// See sanitizer.h.
#include "sanitize/sanitizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "base/xml.h"
#include "sanitize/attributes.h"
#include "sanitize/gumbo.h"
#include "sanitize/tokens.h"

namespace allegory {

namespace {

using Kind = CleanPart::Kind;

constexpr std::uint16_t everything = content::flow | content::phrasing;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r\f") == std::string_view::npos;
}

/// Reads one scope.
class ScopeReader {
 public:
  explicit ScopeReader(const ScopePlace& place)
      : root_(place.holds_blocks ? everything : content::phrasing), links_(place.in_link ? 1 : 0) {}

  CleanScope read(const std::vector<ScopeItem>& items) {
    scope_.pieces.resize(items.size());
    const auto last = std::ranges::find_if(items.rbegin(), items.rend(), [](const ScopeItem& item) {
                        return item.kind == ScopeItem::Kind::raw;
                      }).base();
    const std::size_t behind = static_cast<std::size_t>(last - items.begin());
    for (std::size_t at = 0; at < items.size(); ++at) {
      if (items[at].kind == ScopeItem::Kind::raw) {
        piece_ = at;
        raw(items[at].raw);
        if (at + 1 == behind) end_all(at + 1 < items.size());
      } else {
        ours(items[at]);
      }
      scope_.in_link.push_back(links_ > 0);
    }
    for (CleanHtml& piece : scope_.pieces)
      std::ranges::stable_sort(piece.removals, {}, &HtmlRemoval::begin);
    return std::move(scope_);
  }

 private:
  /// An open element, or a tag that was left out and whose end tag goes without a word.
  struct Open {
    const HtmlElement* element;
    std::string name;
    std::uint16_t holds;
    bool is_link;
    std::size_t piece, begin, end;
  };

  CleanHtml& piece() { return scope_.pieces[piece_]; }
  std::uint16_t held() const { return open_.empty() ? root_ : open_.back().holds; }

  void remove(const HtmlToken& token, std::string message) {
    piece().removals.push_back({token.begin, token.end, std::move(message)});
  }

  void raw(std::string_view html) {
    HtmlTokens tokens(html);
    while (std::optional<HtmlToken> token = tokens.next()) {
      switch (token->kind) {
        case HtmlToken::Kind::text:
          text(html.substr(token->begin, token->end - token->begin));
          break;
        case HtmlToken::Kind::start_tag:
          start_tag(*token, tokens);
          break;
        case HtmlToken::Kind::end_tag:
          end_tag(*token);
          break;
        case HtmlToken::Kind::comment:
          break;
        case HtmlToken::Kind::instruction:
          remove(*token, "an instruction in angle brackets is left out");
          break;
        case HtmlToken::Kind::unfinished:
          remove(*token, "a tag that does not end is left out");
          break;
      }
    }
  }

  void text(std::string_view written) {
    std::string decoded = clean_characters(decode_text(clean_characters(written)));
    const bool begins_pre = !piece().parts.empty() && piece().parts.back().kind == Kind::open &&
                            piece().parts.back().element->written == "pre";
    if (begins_pre && decoded.starts_with('\n')) decoded.erase(0, 1);
    if (decoded.empty()) return;
    if (!is_blank(decoded)) make_room(content::phrasing);
    if (!piece().parts.empty() && piece().parts.back().kind == Kind::text) {
      piece().parts.back().text += decoded;
      return;
    }
    CleanPart part;
    part.text = std::move(decoded);
    piece().parts.push_back(std::move(part));
  }

  void ours(const ScopeItem& item) {
    if (item.kind == ScopeItem::Kind::space) return;
    make_room(item.kind == ScopeItem::Kind::block ? content::flow : content::phrasing);
    if (item.has_link)
      while (links_inside_ > 0) end_early();
  }

  void ends_early(const Open& open, std::string message) {
    scope_.pieces[open.piece].removals.push_back({open.begin, open.end, std::move(message)});
  }

  /// Ends elements until the innermost holds `needed`, which the scope itself does.
  void make_room(std::uint16_t needed) {
    while (!open_.empty() && (held() & needed) == 0) end_early();
  }

  /// Ends the innermost element though its end tag is still to come, which then goes, too.
  void end_early() {
    const Open& open = open_.back();
    if (open.element && !open.element->closes_itself)
      ends_early(open, fmt::format("`<{}>` ends before what it cannot hold", open.name));
    end();
  }

  void end() {
    const Open& open = open_.back();
    if (open.element) {
      CleanPart part;
      part.kind = Kind::close;
      part.element = open.element;
      piece().parts.push_back(std::move(part));
    }
    if (open.is_link) --links_, --links_inside_;
    open_.pop_back();
  }

  void end_all(bool is_followed) {
    while (!open_.empty()) {
      const Open& open = open_.back();
      if (open.element && (is_followed || !open.element->closes_itself))
        ends_early(open, fmt::format("`<{}>` has no end in this part of the page", open.name));
      end();
    }
  }

  void start_tag(HtmlToken& token, HtmlTokens& tokens) {
    const HtmlElement* element = find_element(token.name);
    if (!element) return unknown_tag(token, tokens);
    if (element->written == "a" && links_ > 0) {
      const HtmlElement* span = find_element("span");
      const bool names_a_place = std::ranges::none_of(
          token.attributes, [](const TagAttribute& each) { return each.name == "href"; });
      if (!names_a_place) return leave_out(token, "`<a>` in a link is left out");
      for (TagAttribute& attribute : token.attributes)
        if (attribute.name == "name") attribute.name = "id";
      element = span;
    }
    if (open_.size() + 2 >= deepest_html)
      return leave_out(token, fmt::format("`<{}>` is nested too deeply and left out", token.name));
    if (!find_place(*element))
      return leave_out(token, fmt::format("`<{}>` cannot stand here and is left out", token.name));
    open(*element, token);
    CleanPart& part = piece().parts.back();
    part.attributes = read_attributes(token, *element, piece().removals);
    if (part.is_void()) return;
    const bool is_link = part.attribute(AttributeKind::link) != nullptr || element->written == "a";
    open_.back().is_link = is_link;
    if (is_link) ++links_, ++links_inside_;
  }

  void unknown_tag(const HtmlToken& token, HtmlTokens& tokens) {
    const std::string name = escape_controls(token.name);
    if (loses_contents(token.name)) {
      HtmlToken all = token;
      const bool is_closed = tokens.skip_behind_end_tag(token.name);
      all.end = tokens.position();
      const bool has_contents = all.end > token.end;
      remove(all, fmt::format("`<{}>` {}", name,
                              has_contents ? "and what is in it are left out" : "is left out"));
      // What is ours stays, so there may be an end tag behind it.
      return is_closed ? void() : wait_for_end(token);
    }
    leave_out(token, fmt::format("`<{}>` is left out", name));
  }

  /// A tag goes, and later its end tag.
  void leave_out(const HtmlToken& token, std::string message) {
    remove(token, std::move(message));
    keep_place(token);
    const HtmlElement* element = find_element(token.name);
    if (element ? element->holds != 0 : !has_no_contents(token.name)) wait_for_end(token);
  }

  void wait_for_end(const HtmlToken& token) {
    if (open_.size() < deepest_html)
      open_.push_back({nullptr, token.name, held(), false, piece_, token.begin, token.end});
  }

  /// Others may link to the place that a tag names, though the tag itself goes.
  void keep_place(const HtmlToken& token) {
    const HtmlElement& element = *find_element(links_ > 0 ? "span" : "a");
    const auto id = std::ranges::find(token.attributes, "id", &TagAttribute::name);
    if (id == token.attributes.end() || (held() & content::phrasing) == 0) return;
    HtmlToken place;
    place.attributes.push_back(*id);
    std::vector<HtmlRemoval> removals;
    std::vector<CleanAttribute> kept = read_attributes(place, element, removals);
    if (kept.empty()) return;
    open(element, token);
    piece().parts.back().attributes = std::move(kept);
    end();
  }

  /// Ends elements whose end tags may be missing until the innermost holds `element`; begins those
  /// that HTML puts around the rows and cells of a table. False if there is no place for it.
  bool find_place(const HtmlElement& element) {
    std::uint16_t wanted = element.is;
    std::size_t depth = holder_of(wanted);
    if (depth == no_place && element.is == content::cell) depth = holder_of(wanted = content::row);
    if (depth == no_place && wanted == content::row) depth = holder_of(wanted = content::row_group);
    if (depth == no_place) return false;
    while (open_.size() > depth) end();
    HtmlToken implied;
    if (wanted == content::row_group && element.is != content::row_group)
      implied.name = "tbody", open(*find_element("tbody"), implied), wanted = content::row;
    if (wanted == content::row && element.is == content::cell)
      implied.name = "tr", open(*find_element("tr"), implied);
    return true;
  }

  static constexpr std::size_t no_place = SIZE_MAX;

  /// How many elements stay open if one that is `kind` is to follow.
  std::size_t holder_of(std::uint16_t kind) const {
    for (std::size_t depth = open_.size();; --depth) {
      const std::uint16_t holds = depth == 0 ? root_ : open_[depth - 1].holds;
      if ((holds & kind) != 0) return depth;
      if (depth == 0) return no_place;
      const HtmlElement* element = open_[depth - 1].element;
      if (element && !element->closes_itself) return no_place;
    }
  }

  void open(const HtmlElement& element, const HtmlToken& token) {
    CleanPart part;
    part.kind = Kind::open;
    part.element = &element;
    part.begin = token.begin;
    part.end = token.end;
    piece().parts.push_back(std::move(part));
    if (element.holds != 0)
      open_.push_back({&element, token.name, element.holds, false, piece_, token.begin, token.end});
  }

  void end_tag(const HtmlToken& token) {
    const auto found = std::ranges::find(open_.rbegin(), open_.rend(), token.name, &Open::name);
    if (found == open_.rend() && token.name == "br" && (held() & content::phrasing) != 0)
      return open(*find_element("br"), token);  // as browsers read it
    if (found == open_.rend())
      return remove(token, fmt::format("`</{}>` closes nothing and is left out",
                                       escape_controls(token.name)));
    const auto depth = static_cast<std::size_t>(open_.rend() - found) - 1;
    // A tag that was left out ends nothing but itself.
    if (!found->element) {
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(depth));
      return;
    }
    while (open_.size() > depth) end();
  }

  std::uint16_t root_;
  int links_;  // that the reader is in, and of them those of the scope
  int links_inside_ = 0;
  CleanScope scope_;
  std::size_t piece_ = 0;
  std::vector<Open> open_;
};

/// The scope as it will stand on the page, what is ours being a comment.
std::string whole_html(const std::vector<ScopeItem>& items, const CleanScope& scope,
                       const ScopePlace& place) {
  std::string html = place.holds_blocks ? "" : "<p>";
  for (std::size_t at = 0; at < items.size(); ++at)
    html += items[at].kind == ScopeItem::Kind::raw ? plain_html(scope.pieces[at].parts)
                                                   : std::string("<!---->");
  return html + (place.holds_blocks ? "" : "</p>");
}

}  // namespace

const CleanAttribute* CleanPart::attribute(AttributeKind kind_of_value) const {
  for (const CleanAttribute& each : attributes)
    if (each.info->kind == kind_of_value) return &each;
  return nullptr;
}

CleanScope sanitize_scope(const std::vector<ScopeItem>& items, const ScopePlace& place) {
  CleanScope scope = ScopeReader(place).read(items);
  if (reads_as_written(whole_html(items, scope, place))) return scope;
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (items[at].kind != ScopeItem::Kind::raw) continue;
    scope.pieces[at] = {};
    scope.pieces[at].removals.push_back(
        {0, items[at].raw.size(), "HTML that browsers read in another way is left out"});
  }
  scope.in_link.assign(items.size(), place.in_link);
  return scope;
}

std::string plain_html(const std::vector<CleanPart>& parts) {
  std::string html;
  bool begins_pre = false;
  for (const CleanPart& part : parts) {
    if (part.kind == Kind::text) {
      // The first line end behind the tag would be lost.
      if (begins_pre && part.text.starts_with('\n')) html += '\n';
      html += escape_html(part.text);
    } else {
      html += part.kind == Kind::open ? "<" : "</";
      html += part.element->written;
      for (const CleanAttribute& each : part.attributes)
        html += fmt::format(" {}=\"{}\"", each.info->name, escape_html(each.value));
      html += '>';
    }
    begins_pre = part.kind == Kind::open && part.element->written == "pre";
  }
  return html;
}

}  // namespace allegory
