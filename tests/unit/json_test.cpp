// Unit tests of src/base/json.h.
#include "base/json.h"

#include <catch2/catch.hpp>

namespace allegory {

TEST_CASE("members stand in the order in which they were set") {
  Json object = Json::object({{"z", 1}, {"a", "text"}});
  object.set("m", true).set("z", 2);
  CHECK(object.text() == "{\n  \"z\": 2,\n  \"a\": \"text\",\n  \"m\": true\n}\n");
}

TEST_CASE("every kind of value is written as what it is") {
  const Json list = Json::array({Json(), true, -3, 0.5, std::string("x"), "y"});
  CHECK(list.text() == "[\n  null,\n  true,\n  -3,\n  0.5,\n  \"x\",\n  \"y\"\n]\n");
  CHECK(Json::object().text() == "{}\n");
  CHECK(Json::array().text() == "[]\n");
  CHECK(Json(std::size_t{4294967296}).text() == "4294967296\n");
}

TEST_CASE("a value of one element is no list of it") {
  CHECK(Json::array({Json::array({1})}).text() == "[\n  [\n    1\n  ]\n]\n");
  CHECK(Json::array({"a", "b"}).text() == "[\n  \"a\",\n  \"b\"\n]\n");
}

TEST_CASE("copies are values of their own") {
  Json first = Json::array({1});
  const Json second = first;
  first.add(2);
  CHECK(second.text() == "[\n  1\n]\n");
  CHECK_FALSE(second.is_empty());
  CHECK(Json::array().is_empty());
}

TEST_CASE("text keeps its characters, and those that control a terminal are escapes") {
  CHECK(Json("漢 🌱 é").text() == "\"漢 🌱 é\"\n");
  CHECK(Json("\x1b[31m\x7f\u0085\u202e\u2028\t\n\"\\").text() ==
        "\"\\u001b[31m\\u007f\\u0085\\u202e\\u2028\\t\\n\\\"\\\\\"\n");
}

TEST_CASE("no text is a command to the log of a job on GitHub") {
  CHECK(Json("a ###[error]b ##").text() == "\"a ###\\u005berror]b ##\"\n");
}

TEST_CASE("what is not UTF-8 becomes a replacement character") {
  CHECK(Json("a\x9b\xff"
             "b\xe2\x80")
            .text() == "\"a\uFFFD\uFFFDb\uFFFD\"\n");
  CHECK(Json::object({{"\xff", 1}}).text() == "{\n  \"\uFFFD\": 1\n}\n");
}

}  // namespace allegory
