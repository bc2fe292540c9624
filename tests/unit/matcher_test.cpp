// Which words of a text are taken for which name.
#include "prose/matcher.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "prose/labels.h"

namespace allegory {

namespace {

using Labels = std::vector<SoughtLabel>;

/// The text with each find in brackets, and its owner behind a colon.
std::string marked(const Labels& labels, std::string_view text,
                   Grammar grammar = Grammar::english) {
  std::string result;
  std::size_t at = 0;
  for (const Hit& hit : Matcher(labels).find(text, grammar)) {
    result += text.substr(at, hit.begin - at);
    result += '[' + std::string(text.substr(hit.begin, hit.end - hit.begin)) + ':' +
              std::to_string(hit.owner) + ']';
    at = hit.end;
  }
  return result + std::string(text.substr(at));
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t time = 0; time < times; ++time) text += part;
  return text;
}

}  // namespace

TEST_CASE("a label in lower case is found in any case") {
  CHECK(marked({{"loss function", 1}}, "A Loss Function, a loss function, a LOSS FUNCTION") ==
        "A [Loss Function:1], a [loss function:1], a [LOSS FUNCTION:1]");
}

TEST_CASE("a label with a capital is found as it is written") {
  const Labels lion{{"Lion", 1}, {"Tin Woodman", 2}};
  CHECK(marked(lion, "the lion's share is the Lion's") == "the lion's share is the [Lion:1]'s");
  CHECK(marked(lion, "LION, Tin woodman, Tin Woodman") == "LION, Tin woodman, [Tin Woodman:2]");
}

TEST_CASE("an article that opens a label may have a capital or not") {
  CHECK(marked({{"the Wizard", 1}}, "The Wizard and the Wizard") ==
        "[The Wizard:1] and [the Wizard:1]");
  CHECK(marked({{"The Wizard", 1}}, "The Wizard and the Wizard, THE Wizard") ==
        "[The Wizard:1] and [the Wizard:1], THE Wizard");
}

TEST_CASE("a label in capitals is found in capitals") {
  CHECK(marked({{"LLM", 1}, {"THE END", 2}}, "An llm, an LLM, two LLMs. The End. THE END") ==
        "An llm, an [LLM:1], two [LLMs:1]. The End. [THE END:2]");
}

TEST_CASE("the longest label hides those inside it, and the leftmost goes first") {
  const Labels labels{{"loss function", 1}, {"ideal loss function", 2}, {"function call", 3}};
  CHECK(marked(labels, "an ideal loss function call and a loss function") ==
        "an [ideal loss function:2] call and a [loss function:1]");
  CHECK(marked({{"a b c", 1}, {"b", 2}}, "a b d") == "a [b:2] d");
}

TEST_CASE("a word is found as a whole") {
  const Labels loss{{"loss", 1}};
  CHECK(marked(loss, "lossy, glosses, loss_1, loss2, loss") ==
        "lossy, glosses, loss_1, loss2, [loss:1]");
  CHECK(marked(loss, "loss-free and free-loss") == "loss-free and free-loss");
  CHECK(marked(loss, "loss--and -loss- 'loss' (loss)/loss.") ==
        "[loss:1]--and -[loss:1]- '[loss:1]' ([loss:1])/[loss:1].");
  CHECK(marked({{"low-loss", 1}}, "low-loss, low\u2010loss, low loss") ==
        "[low-loss:1], [low\u2010loss:1], low loss");
}

TEST_CASE("words of a label have white space between them and nothing else") {
  CHECK(marked({{"tin man", 1}}, "tin man, tin  man, tin\u00a0man, tin, man, tin-man, tinman") ==
        "[tin man:1], [tin  man:1], [tin\u00a0man:1], tin, man, tin-man, tinman");
  CHECK(marked({{"tin  man ", 1}}, "a tin man") == "a [tin man:1]");
}

TEST_CASE("in English a name may own something, and may be several") {
  const Labels labels{{"crow", 1}, {"tin man", 2}, {"bus", 3}};
  CHECK(marked(labels, "crow's crow\u2019s crows crows' tin man's") ==
        "[crow:1]'s [crow:1]\u2019s [crows:1] [crows:1]' [tin man:2]'s");
  CHECK(marked(labels, "crowses, crow'll, the bus, buses, tins man") ==
        "crowses, crow'll, the [bus:3], buses, tins man");
  CHECK(marked(labels, "crow's crows crow", Grammar::none) == "crow's crows [crow:1]");
  // The label that is written with its ending comes before the one that has none.
  CHECK(marked({{"fear", 1}, {"fears", 2}}, "fear, fears, fear's") ==
        "[fear:1], [fears:2], [fear:1]'s");
}

TEST_CASE("what could mean two is not guessed, and hides what stands inside it") {
  const Labels labels{{"Fox", 1}, {"Fox", 2}, {"red Fox", 3}, {"red Fox", 4}};
  CHECK(marked(labels, "a Fox, a red Fox") == "a Fox, a red Fox");
  CHECK(marked({{"Fox", 1}, {"fox", 2}}, "a fox, a Fox, a FOX") == "a [fox:2], a Fox, a [FOX:2]");
  CHECK(marked({{"Fox", 1}, {"Fox", 1}}, "a Fox") == "a [Fox:1]");
  CHECK(marked({{"獅子", 1}, {"獅子", 2}, {"子供", 3}}, "獅子と子供") == "獅子と[子供:3]");
}

TEST_CASE("encodings of one text are one text") {
  CHECK(marked({{"Caf\u00e9", 1}}, "the Cafe\u0301 and Caf\u00e9s") ==
        "the [Cafe\u0301:1] and [Caf\u00e9s:1]");
  CHECK(marked({{"stra\u00dfe", 1}}, "STRASSE, Stra\u00dfe", Grammar::none) ==
        "[STRASSE:1], [Stra\u00dfe:1]");
  CHECK(marked({{"Fox's", 1}}, "the Fox\u2019s den") == "the [Fox\u2019s:1] den");
  // An `ß` is no `s` of a plural, though it folds to two.
  CHECK(marked({{"spas", 1}}, "Spa\u00df") == "Spa\u00df");
}

TEST_CASE("scripts without spaces are searched letter by letter") {
  const Labels labels{{"獅子", 1}, {"案山子", 2},   {"黄色い道", 3},
                      {"道", 4},   {"AIモデル", 5}, {"モデル", 6}};
  CHECK(marked(labels, "獅子と案山子は黄色い道を歩く。") ==
        "[獅子:1]と[案山子:2]は[黄色い道:3]を歩く。");
  CHECK(marked(labels, "道はaiモデル、XAIモデル") == "[道:4]はai[モデル:6]、XAI[モデル:6]");
  CHECK(marked(labels, "モデルとスーパーモデル") == "[モデル:6]とスーパーモデル");
  CHECK(marked({{"สิงโต", 1}}, "มีสิงโตตัวหนึ่ง") == "มี[สิงโต:1]ตัวหนึ่ง");
  // The label ends inside a letter with its mark.
  CHECK(marked({{"กา", 1}, {"ก", 2}}, "กำ") == "กำ");
  // A letter that is written as two code points in one place and as one in the other.
  CHECK(marked({{"ガラス", 1}}, "カ\u3099ラス") == "[カ\u3099ラス:1]");
}

TEST_CASE("emoji are names too, whole ones") {
  CHECK(marked({{"🌱", 1}, {"👩", 2}, {"❤️", 3}}, "a🌱b 👩‍🚀 👩 ❤ 👩🏽") ==
        "a[🌱:1]b 👩‍🚀 [👩:2] [❤:3] 👩🏽");
  CHECK(marked({{"🇦🇺", 1}}, "🇦🇺🇸🇪 🇺🇦🇺🇸") == "[🇦🇺:1]🇸🇪 🇺🇦🇺🇸");
}

TEST_CASE("labels with punctuation are found where words begin and end") {
  const Labels labels{{"C++", 1}, {"Dr. No", 2}, {"what?", 3}, {"AT&T", 4}};
  CHECK(marked(labels, "C++ and c++, XC++, Dr. No's, Dr. Nobody, Dr.  No, What? AT&T") ==
        "[C++:1] and c++, XC++, [Dr. No:2]'s, Dr. Nobody, [Dr.  No:2], [What?:3] [AT&T:4]");
}

TEST_CASE("a label of many words is found as well") {
  const std::string label = "one two three four five six seven eight nine ten";
  CHECK(marked({{label, 1}, {"nine", 2}}, "one two three four five six seven eight nine tens") ==
        "[one two three four five six seven eight nine tens:1]");
  CHECK(marked({{label, 1}, {"nine", 2}}, "two three four five six seven eight nine ten") ==
        "two three four five six seven eight [nine:2] ten");
}

TEST_CASE("both ways of searching agree on the order of what they find") {
  const Labels labels{{"Oz", 1}, {"Oz!", 2}, {"wizard of Oz", 3}, {"道 Oz", 4}};
  CHECK(marked(labels, "Oz! wizard of Oz! 道 Oz!") == "[Oz!:2] [wizard of Oz:3]! [道 Oz:4]!");
}

TEST_CASE("what is found does not depend on the order of the labels") {
  Labels labels{{"Lion", 1}, {"lion", 2}, {"the Lion", 3}, {"獅子", 4}, {"Lion!", 5}, {"lions", 6}};
  const std::string text = "The Lion! lions, Lions, lion 獅子 Lion";
  const std::string expected = marked(labels, text);
  std::mt19937 random(7);
  for (int time = 0; time < 20; ++time) {
    std::shuffle(labels.begin(), labels.end(), random);
    CHECK(marked(labels, text) == expected);
  }
}

TEST_CASE("the two ways of searching find the same words") {
  // A label with a full stop behind it is searched as bytes, the same without it as words.
  const std::vector<std::string> words{"fox", "Crow", "a", "the", "tin-man", "é", "loss's", "X"};
  std::mt19937 random(11);
  for (int time = 0; time < 500; ++time) {
    std::string label, text;
    for (std::size_t word = 0, size = 1 + random() % 3; word < size; ++word)
      label += (word > 0 ? " " : "") + words[random() % words.size()];
    for (std::size_t word = 0; word < 30; ++word) text += words[random() % words.size()] + " ";
    const std::string dotted = label + ".";
    std::string dotted_text = text;
    for (std::size_t at = 0; (at = dotted_text.find(' ', at)) != std::string::npos; at += 2)
      if (random() % 2 == 0) dotted_text.insert(at, ".");
    INFO(label << " in " << dotted_text);
    std::size_t with_dot = 0;
    for (const Hit& hit : Matcher({{label, 1}}).find(dotted_text, Grammar::none))
      if (hit.end < dotted_text.size() && dotted_text[hit.end] == '.') ++with_dot;
    CHECK(Matcher({{dotted, 1}}).find(dotted_text, Grammar::none).size() >= with_dot);
  }
}

TEST_CASE(
    "labels that begin with each other, and thousands of them, take no more time than others") {
  // Each test would run for hours if work grew with the square of the text or of the labels.
  std::vector<std::string> texts;
  Labels labels;
  for (std::size_t count = 1; count <= 200; ++count) texts.push_back(repeated("a ", count) + "b");
  for (std::size_t count = 1; count <= 200; ++count) texts.push_back(repeated("狐", count) + "烏");
  for (std::size_t count = 0; count < 10000; ++count)
    texts.push_back("name " + std::to_string(count));
  for (std::size_t index = 0; index < texts.size(); ++index)
    labels.push_back({texts[index], static_cast<std::uint32_t>(index)});
  const Matcher matcher(labels);
  CHECK(matcher.find(repeated("a ", 500'000), Grammar::english).empty());
  CHECK(matcher.find(repeated("狐", 500'000), Grammar::english).empty());
  CHECK(matcher.find(repeated("name 77 ", 100'000), Grammar::english).size() == 100'000);
  Labels suffixes;
  std::vector<std::string> runs;
  for (std::size_t count = 2; count <= 1000; ++count) runs.push_back(repeated("狐", count));
  for (const std::string& run : runs) suffixes.push_back({run, 1});
  CHECK_FALSE(Matcher(suffixes).find(repeated("狐", 300'000), Grammar::none).empty());
}

TEST_CASE("no labels find nothing") {
  CHECK(marked({}, "Fox") == "Fox");
  CHECK(marked({{"", 1}, {"  ", 2}}, "Fox") == "Fox");
  CHECK(marked({{"Fox", 1}}, "") == "");
}

TEST_CASE("a label is not worth looking for if it is too short or too common") {
  const StopWords words({"Quest", "Weg"});
  CHECK(words.fitness("fox", Grammar::english) == Fitness::fit);
  CHECK(words.fitness("ox", Grammar::english) == Fitness::too_short);
  CHECK(words.fitness("he", Grammar::english) == Fitness::too_short);
  CHECK(words.fitness("She", Grammar::english) == Fitness::too_common);
  CHECK(words.fitness("she", Grammar::none) == Fitness::fit);
  CHECK(words.fitness("WHO", Grammar::english) == Fitness::fit);
  CHECK(words.fitness("quest", Grammar::none) == Fitness::too_common);
  CHECK(words.fitness("獅子", Grammar::none) == Fitness::fit);
  CHECK(words.fitness("狐", Grammar::none) == Fitness::too_short);
  CHECK(words.fitness("🌱", Grammar::none) == Fitness::fit);
  CHECK(words.fitness("e\u0301e\u0301", Grammar::none) == Fitness::too_short);
}

TEST_CASE("the grammar is that of the language, whatever the country") {
  CHECK(grammar_of("en") == Grammar::english);
  CHECK(grammar_of("EN-gb") == Grammar::english);
  CHECK(grammar_of("de") == Grammar::none);
  CHECK(grammar_of("enm") == Grammar::none);
}

}  // namespace allegory
