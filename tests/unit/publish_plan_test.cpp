#include "publish_plan.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace allegory {

namespace {

const std::string a(40, 'a'), b(40, 'b'), c(40, 'c');

TreeFiles tree(const std::vector<std::pair<std::string, std::string>>& files) {
  TreeFiles there;
  for (const auto& [path, object] : files) there.emplace(path, TreeFile{object, true});
  return there;
}

/// `w path`, `d path`, and conflicts as `edited path` or `foreign path (wanted)`.
std::string told(const PublishPlan& plan) {
  std::string text;
  for (const std::string& path : plan.writes) text += "w " + path + "\n";
  for (const std::string& path : plan.removals) text += "d " + path + "\n";
  for (const PublishConflict& conflict : plan.conflicts) {
    using Kind = PublishConflict::Kind;
    text += conflict.kind == Kind::edited    ? "edited "
            : conflict.kind == Kind::deleted ? "deleted "
                                             : "foreign ";
    text += conflict.path;
    if (conflict.path != conflict.in_the_way_of) text += " (" + conflict.in_the_way_of + ")";
    text += "\n";
  }
  return text;
}

std::string planned(const ObjectsByPath& built, const TreeFiles& there,
                    const ObjectsByPath& earlier = {}, bool is_wiki = true) {
  return told(plan_publish(built, there, earlier, is_wiki));
}

}  // namespace

TEST_CASE("what is new is written, what is no longer made is removed, the rest is left") {
  const PublishPlan plan =
      plan_publish({{"New.md", a}, {"Old.md", b}, {"Same.md", c}},
                   tree({{"Gone.md", a}, {"Guest.md", a}, {"Old.md", a}, {"Same.md", c}}),
                   {{"Gone.md", a}, {"Old.md", a}, {"Same.md", c}}, true);
  CHECK(told(plan) == "w New.md\nw Old.md\nd Gone.md\n");
  CHECK(plan.added == 1);
}

TEST_CASE("a file that somebody edited, deleted or wrote is a conflict") {
  CHECK(planned({{"A.md", b}}, tree({{"A.md", c}}), {{"A.md", a}}) == "w A.md\nedited A.md\n");
  CHECK(planned({}, tree({{"A.md", c}}), {{"A.md", a}}) == "d A.md\nedited A.md\n");
  CHECK(planned({{"A.md", a}}, {}, {{"A.md", a}}) == "w A.md\ndeleted A.md\n");
  CHECK(planned({{"A.md", a}}, tree({{"A.md", c}})) == "w A.md\nforeign A.md\n");
}

TEST_CASE("an edit that the content has taken back is none, and so is a deletion") {
  CHECK(planned({{"A.md", c}}, tree({{"A.md", c}}), {{"A.md", a}}).empty());
  CHECK(planned({}, {}, {{"A.md", a}}).empty());
  CHECK(planned({{"A.md", c}}, tree({{"A.md", c}})).empty());
}

TEST_CASE("a link in the place of a published file is an edit, whatever it leads to") {
  TreeFiles there;
  there.emplace("A.md", TreeFile{a, false});
  CHECK(planned({{"A.md", a}}, there, {{"A.md", a}}) == "w A.md\nedited A.md\n");
  CHECK(planned({}, there, {{"A.md", a}}) == "d A.md\nedited A.md\n");
}

TEST_CASE("a file stands in the way of a folder, and a folder in that of a file") {
  CHECK(planned({{"img/a.png", a}, {"img/b.png", a}}, tree({{"img", b}})) ==
        "w img/a.png\nw img/b.png\nforeign img (img/a.png)\n");
  CHECK(planned({{"img", a}}, tree({{"img/x", b}, {"img/y", b}}), {}, false) ==
        "w img\nforeign img/x (img)\nforeign img/y (img)\n");
  // What an earlier publish made gives way.
  CHECK(planned({{"img/a.png", a}}, tree({{"img", b}}), {{"img", b}}) == "w img/a.png\nd img\n");
}

TEST_CASE("in a wiki two files are one page where case, folder, markup or a space differ") {
  const ObjectsByPath built{{"The-Cave.md", a}, {"_Sidebar.md", a}};
  CHECK(planned(built, tree({{"the-cave.mediawiki", b}})) ==
        "w The-Cave.md\nw _Sidebar.md\nd the-cave.mediawiki\n"
        "foreign the-cave.mediawiki (The-Cave.md)\n");
  CHECK(planned(built, tree({{"old/The Cave.md", b}})) ==
        "w The-Cave.md\nw _Sidebar.md\nd old/The Cave.md\nforeign old/The Cave.md (The-Cave.md)\n");
  CHECK(planned(built, tree({{"The-Cave.png", b}, {"old/_Sidebar.md", b}})) ==
        "w The-Cave.md\nw _Sidebar.md\n");
  CHECK(planned(built, tree({{"the-cave.mediawiki", b}}), {}, false) ==
        "w The-Cave.md\nw _Sidebar.md\n");
}

TEST_CASE("a name that no list of ours can hold is never removed") {
  CHECK(planned({{"Home.md", a}}, tree({{"../home.md", b}, {"x\n/home.txt", b}})) ==
        "w Home.md\nforeign ../home.md (Home.md)\nforeign x\n/home.txt (Home.md)\n");
}

TEST_CASE("the list of what was published is read as it was written") {
  const ObjectsByPath files{{"A b.md", a}, {"img/ä.png", b}};
  CHECK(read_published_list(write_published_list(files)) == files);
}

TEST_CASE("lines of a list that make no sense are passed over") {
  CHECK(read_published_list("").empty());
  CHECK(read_published_list("no list\n" + a + "\n" + a + " \n" + a + " ../x\n" + a + " /x\n" +
                            std::string(40, 'X') + " x\nabc x\n" + b + " good.md") ==
        ObjectsByPath{{"good.md", b}});
}

}  // namespace allegory
