// XML by pugixml. See xml.h.
#include "base/xml.h"

#include <pugixml.hpp>
#include <sstream>

#include "base/text.h"

namespace allegory {

XmlElement XmlElement::add(const char* name) {
  return XmlElement(pugi::xml_node(node_).append_child(name).internal_object());
}

XmlElement& XmlElement::attribute(const char* name, std::string_view value) {
  pugi::xml_node(node_).append_attribute(name) = xml_text(value).c_str();
  return *this;
}

XmlElement& XmlElement::text(std::string_view text) {
  pugi::xml_node(node_).text().set(xml_text(text).c_str());
  return *this;
}

XmlDocument::XmlDocument(const char* root) : document_(std::make_unique<pugi::xml_document>()) {
  pugi::xml_node declaration = document_->append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  document_->append_child(root);
}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

XmlElement XmlDocument::root() {
  return XmlElement(document_->document_element().internal_object());
}

std::string XmlDocument::text() const {
  std::ostringstream text;
  document_->save(text, " ", pugi::format_indent, pugi::encoding_utf8);
  return text.str();
}

std::string xml_text(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t point = next_code_point(text, offset);
    const bool is_character = point >= 0x20 || point == '\t' || point == '\n' || point == '\r';
    if (is_character && point != 0xFFFE && point != 0xFFFF)
      kept += text.substr(begin, offset - begin);
  }
  return kept;
}

}  // namespace allegory
