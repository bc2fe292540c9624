// Code → stretches of keywords, strings, comments and so on, by KSyntaxHighlighting. See module.h.
//
// Only definitions that are compiled into the library are used, so the outcome depends on its
// version and on nothing that a user has at home.
#include "highlight/module.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QByteArray>
#include <QHash>
#include <QString>
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::Format;
using KSyntaxHighlighting::Repository;
using KSyntaxHighlighting::State;
using KSyntaxHighlighting::Theme;

constexpr char plain = 0;

// The library's styles in their order, and the kind of each.
char kind_of(Theme::TextStyle style) {
  switch (style) {
    case Theme::Keyword:
    case Theme::ControlFlow:
    case Theme::Import:
      return 'k';
    case Theme::Function:
      return 'f';
    case Theme::Variable:
      return 'v';
    case Theme::BuiltIn:
    case Theme::Extension:
      return 'b';
    case Theme::Preprocessor:
      return 'm';
    case Theme::Attribute:
    case Theme::Annotation:
      return 'a';
    case Theme::Char:
    case Theme::String:
    case Theme::VerbatimString:
    case Theme::SpecialString:
      return 's';
    case Theme::SpecialChar:
      return 'e';
    case Theme::DataType:
      return 't';
    case Theme::DecVal:
    case Theme::BaseN:
    case Theme::Float:
    case Theme::Constant:
      return 'n';
    case Theme::Comment:
    case Theme::Documentation:
    case Theme::CommentVar:
    case Theme::RegionMarker:
    case Theme::Information:
    case Theme::Warning:
    case Theme::Alert:
      return 'c';
    default:
      return plain;
  }
}

// Names that people write and that are neither a definition's own nor the ending of its files.
constexpr std::array<std::pair<std::string_view, const char*>, 14> other_names{{
    {"c#", "C#"},
    {"console", "Bash"},
    {"csharp", "C#"},
    {"docker", "Dockerfile"},
    {"golang", "Go"},
    {"latex", "LaTeX"},
    {"make", "Makefile"},
    {"objc", "Objective-C"},
    {"python3", "Python"},
    {"shell", "Bash"},
    {"shell-session", "Bash"},
    {"sh-session", "Bash"},
    {"tex", "LaTeX"},
    {"vb", "Monobasic"},
}};

// Hands on what the library finds in a line, in bytes of the whole code.
class Highlighter final : public KSyntaxHighlighting::AbstractHighlighter {
 public:
  Highlighter(HighlightStretch stretch, void* receiver) : stretch_(stretch), receiver_(receiver) {}

  void run(std::string_view code) {
    State state;
    while (!code.empty()) {
      const std::size_t end = std::min(code.find('\n'), code.size());
      const QString line = QString::fromUtf8(code.data(), static_cast<int>(end));
      units_ = 0;
      bytes_ = 0;
      line_ = code.substr(0, end);
      state = highlightLine(line, state);
      const std::size_t next = std::min(end + 1, code.size());
      begin_ += next;
      code.remove_prefix(next);
    }
  }

 protected:
  void applyFormat(int offset, int length, const Format& format) override {
    const char kind = kind_of(format.textStyle());
    if (kind == plain || length <= 0 || offset < units_) return;
    const std::size_t begin = bytes_at(offset);
    stretch_(receiver_, begin_ + begin, begin_ + bytes_at(offset + length), kind);
  }

 private:
  // The byte of the line that its UTF-16 unit `unit` begins with; asked for in order.
  std::size_t bytes_at(int unit) {
    while (units_ < unit && bytes_ < line_.size()) {
      const auto lead = static_cast<unsigned char>(line_[bytes_]);
      bytes_ += lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
      units_ += lead < 0xF0 ? 1 : 2;
    }
    return bytes_ = std::min(bytes_, line_.size());
  }

  HighlightStretch stretch_;
  void* receiver_;
  std::size_t begin_ = 0;  // of the line
  std::string_view line_;
  std::size_t bytes_ = 0;  // of the line, and the same in units
  int units_ = 0;
};

// The library looks for definitions in the folders that these name, too. While they name none,
// nothing but its own is found.
class WithoutFolders {
 public:
  WithoutFolders() {
    for (std::size_t i = 0; i < names.size(); ++i) {
      was_set_[i] = qEnvironmentVariableIsSet(names[i]);
      before_[i] = qgetenv(names[i]);
      qputenv(names[i], "/dev/null");
    }
  }
  ~WithoutFolders() {
    for (std::size_t i = 0; i < names.size(); ++i)
      was_set_[i] ? qputenv(names[i], before_[i]) : qunsetenv(names[i]);
  }
  WithoutFolders(const WithoutFolders&) = delete;
  WithoutFolders& operator=(const WithoutFolders&) = delete;

 private:
  static constexpr std::array<const char*, 2> names{"XDG_DATA_HOME", "XDG_DATA_DIRS"};
  std::array<QByteArray, 2> before_;
  std::array<bool, 2> was_set_{};
};

class Definitions {
 public:
  Definitions() {
    for (const Definition& definition : repository_.definitions())
      by_name_.insert(definition.name().toLower(), definition);
  }

  // The definition that a word behind a fence means; an invalid one if there is none.
  Definition find(std::string_view language) const {
    const QString name =
        QString::fromUtf8(language.data(), static_cast<int>(language.size())).toLower();
    const std::string key = name.toStdString();
    const auto* other = std::find_if(other_names.begin(), other_names.end(),
                                     [&](const auto& row) { return row.first == key; });
    if (other != other_names.end())
      return repository_.definitionForName(QString::fromUtf8(other->second));
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) return *found;
    const bool is_ending = std::all_of(name.begin(), name.end(), [](QChar c) {
      return c.isLetterOrNumber() || c == QLatin1Char('+');
    });
    return is_ending ? repository_.definitionForFileName(QStringLiteral("x.") + name)
                     : Definition();
  }

 private:
  Repository repository_;
  QHash<QString, Definition> by_name_;
};

// The library's warnings about its own files are nobody's business here.
void be_silent(QtMsgType, const QMessageLogContext&, const QString&) {}

void* open() {
  qInstallMessageHandler(be_silent);
  const WithoutFolders nothing_of_the_user;
  return new Definitions;
}

bool run(void* handle, const char* language, std::size_t language_size, const char* code,
         std::size_t code_size, HighlightStretch stretch, void* receiver) {
  const Definition definition = static_cast<Definitions*>(handle)->find({language, language_size});
  if (!definition.isValid()) return false;
  Highlighter highlighter(stretch, receiver);
  highlighter.setDefinition(definition);
  highlighter.run({code, code_size});
  return true;
}

void close(void* handle) { delete static_cast<Definitions*>(handle); }

}  // namespace

extern "C" __attribute__((visibility("default"))) const HighlightModule allegory_highlight_module;
const HighlightModule allegory_highlight_module{open, run, close};
