// XML to be written: well-formed by construction.
//
// Comes in: names of elements, which the program knows, and texts, which an author wrote. Goes out:
// a document. The library that escapes and lays it out stays behind this header.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pugi {
class xml_document;
struct xml_node_struct;
}  // namespace pugi

namespace allegory {

/// An element of a document: as cheap to copy as a pointer, and good as long as its document.
class XmlElement {
 public:
  explicit XmlElement(pugi::xml_node_struct* node) : node_(node) {}
  /// Adds an element behind the others of this one.
  XmlElement add(const char* name);
  /// Adds an attribute behind the others. What XML cannot hold is left out, see xml_text.
  XmlElement& attribute(const char* name, std::string_view value);
  /// Sets the text of an element without children, in the same way.
  XmlElement& text(std::string_view text);

 private:
  pugi::xml_node_struct* node_;
};

/// A document in UTF-8 with one root.
class XmlDocument {
 public:
  explicit XmlDocument(const char* root);
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;
  ~XmlDocument();
  XmlElement root();
  /// All of it, indented by a space a level, with a line end.
  std::string text() const;

 private:
  std::unique_ptr<pugi::xml_document> document_;
};

/// `text` without the characters that XML 1.0 cannot hold.
std::string xml_text(std::string_view text);

}  // namespace allegory
