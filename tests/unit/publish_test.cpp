#include "publish.h"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "support/bare_repository.h"

namespace allegory {

namespace {

using Outcome = Published::Outcome;

/// What Git may know while a test runs: no configuration of this machine, and who publishes.
class Surroundings {
 public:
  explicit Surroundings(const TestDisk& disk) {
    set("HOME", disk.path());
    set("GIT_CONFIG_NOSYSTEM", "1");
    for (const std::string who : {"GIT_AUTHOR_", "GIT_COMMITTER_"}) {
      set(who + "NAME", "Ann");
      set(who + "EMAIL", "ann@example.org");
    }
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;
  ~Surroundings() {
    for (const auto& [name, value] : before_)
      value ? ::setenv(name.c_str(), value->c_str(), 1) : ::unsetenv(name.c_str());
  }

 private:
  void set(const std::string& name, const std::string& value) {
    const char* before = ::getenv(name.c_str());
    before_.emplace(name, before ? std::optional<std::string>(before) : std::nullopt);
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  std::map<std::string, std::optional<std::string>> before_;
};

/// A wiki that is published from a folder of files.
struct Wiki {
  TestDisk disk;
  Surroundings surroundings{disk};
  BareRepository remote{disk, "wiki.git"};
  SourceSet sources;
  Diagnostics diagnostics;
  PublishOptions how;
  int runs = 0;

  Wiki() {
    disk.folder("project");
    how.is_wiki = true;
    how.remote = {remote.path(), "the remote"};
    how.message = "Publish";
    how.root = disk.path("project");
  }

  Published run(const std::map<std::string, std::string>& files) {
    const std::string number = std::to_string(++runs);
    for (const auto& [path, bytes] : files) disk.write("built" + number + "/" + path, bytes);
    disk.folder("scratch" + number);
    how.folder = disk.path("built" + number);
    how.scratch = disk.path("scratch" + number);
    diagnostics = {};
    const SourceId page = sources.add("content/cave.md", "The prisoners see shadows.\n");
    return publish(how, sources, std::vector{page}, diagnostics);
  }

  /// `rule: message` of each finding.
  std::string findings() const {
    std::string text;
    for (const Diagnostic& finding : diagnostics.items())
      text += fmt::format("{}: {}\n", finding.name, finding.message);
    return text;
  }
};

const std::string begun = BareRepository::file("Home.md", "Welcome to the cave wiki!\n");

}  // namespace

TEST_CASE("a wiki is published once, and again only where something changed") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun + BareRepository::file("Guest.md", "guest"));
  const Published first = wiki.run({{"Home.md", "home"}, {"img/a b.svg", "<svg/>"}});
  CHECK(wiki.findings() == "");
  CHECK(first.outcome == Outcome::pushed);
  CHECK(first.commit == wiki.remote.tip());
  CHECK(std::tuple(first.added, first.changed, first.removed) == std::tuple(1, 1, 0));
  CHECK(wiki.remote.files() == "Guest.md=guest;Home.md=home;img/a b.svg=<svg/>;");

  CHECK(wiki.run({{"Home.md", "home"}, {"img/a b.svg", "<svg/>"}}).outcome == Outcome::unchanged);
  CHECK(wiki.remote.commits() == 2);

  const Published next = wiki.run({{"Home.md", "new"}});
  CHECK(next.outcome == Outcome::pushed);
  CHECK(std::tuple(next.added, next.changed, next.removed) == std::tuple(0, 1, 1));
  CHECK(wiki.remote.files() == "Guest.md=guest;Home.md=new;");
  CHECK(wiki.remote.git({"log", "-1", "--format=%an %ae %cn %s"}) ==
        "Ann ann@example.org Ann Publish\n");
}

TEST_CASE("the welcome of a new wiki stays where no page takes its place, and words of people do") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.run({{"Cave.md", "cave"}});
  CHECK(wiki.remote.files() == "Cave.md=cave;Home.md=Welcome to the cave wiki!\n;");

  Wiki other;
  other.remote.commit(BareRepository::file("Home.md", "Welcome to the cave wiki!\n\nAll of you."));
  CHECK(other.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(other.findings() == "foreign-page: `Home.md` in the wiki was not published from here\n");
}

TEST_CASE("a dry run shows what would change and touches nothing") {
  if (is_without_git()) return;
  Wiki wiki;
  const std::string before = wiki.remote.commit(begun);
  wiki.how.dry_run = true;
  const Published planned = wiki.run({{"Home.md", "home\n"}});
  CHECK(planned.outcome == Outcome::planned);
  CHECK(planned.difference.find("-Welcome to the cave wiki!\n+home\n") != std::string::npos);
  CHECK(wiki.remote.tip() == before);
}

TEST_CASE("an edit stops a publish, is shown with its author, and is overwritten only by force") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.run({{"Home.md", "The *prisoners* see shadows.\n"}, {"Gone.md", "x\n"}});
  const std::string edited =
      wiki.remote.commit(BareRepository::file("Home.md", "The *prisoners* see puppets.\n") +
                         BareRepository::file("Gone.md", "y\n"));
  wiki.remote.commit(BareRepository::file("Guest.md", "guest"));
  const std::string before = wiki.remote.tip();

  const Published stopped = wiki.run({{"Home.md", "The *prisoners* see shadows.\n"}});
  CHECK(stopped.outcome == Outcome::stopped);
  CHECK(wiki.remote.tip() == before);
  CHECK(wiki.findings() ==
        "foreign-edit: `Gone.md` in the wiki was edited since it was published, and is no longer "
        "made here\nforeign-edit: `Home.md` in the wiki was edited since it was published\n");
  const Diagnostic& finding = wiki.diagnostics.items().back();
  REQUIRE(finding.labels.size() == 1);
  CHECK(wiki.sources.text(finding.labels[0].at) == "The prisoners see shadows.");
  CHECK(finding.notes ==
        std::vector{"last changed by `Bob` on 2024-03-07 (" + edited.substr(0, 7) + ")"});
  REQUIRE(stopped.edits.size() == 2);
  CHECK(stopped.edits[1].difference ==
        "@@ -1 +1 @@\n-The *prisoners* see shadows.\n+The *prisoners* see puppets.\n");

  // Taken back, it is none; here the other one is left.
  wiki.run({{"Home.md", "The *prisoners* see puppets.\n"}});
  CHECK(wiki.diagnostics.items().size() == 1);

  wiki.how.force = true;
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::pushed);
  CHECK(wiki.remote.files() == "Guest.md=guest;Home.md=home;");
}

TEST_CASE("a page that somebody deleted is not brought back without a word") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.run({{"Home.md", "home"}, {"Cave.md", "cave"}});
  wiki.remote.commit("D Cave.md\n");
  CHECK(wiki.run({{"Home.md", "home"}, {"Cave.md", "cave"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings() ==
        "foreign-edit: `Cave.md` in the wiki was deleted since it was published\n");
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::pushed);
  CHECK(wiki.findings() == "");
}

TEST_CASE("a history that was rewritten hides no edit") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.run({{"Home.md", "home\n"}});
  wiki.remote.commit(BareRepository::file("Home.md", "edited\n"));
  const std::string tree = wiki.remote.git({"rev-parse", "master^{tree}"}).substr(0, 40);
  const std::string squashed =
      wiki.remote.git({"commit-tree", "-m", "squashed", tree}).substr(0, 40);
  wiki.remote.git({"update-ref", "refs/heads/master", squashed});
  wiki.remote.git({"-c", "gc.reflogExpire=now", "gc", "--quiet", "--prune=now"});

  CHECK(wiki.run({{"Home.md", "home\n"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings() ==
        "foreign-edit: `Home.md` in the wiki was edited since it was published\n");
}

TEST_CASE("names and links of a hostile remote mean nothing on this disk") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.disk.write("victim", "untouched");
  const std::string blob = wiki.remote.git({"hash-object", "-w", "--stdin"}, "x").substr(0, 40);
  const std::string link =
      wiki.remote.git({"hash-object", "-w", "--stdin"}, wiki.disk.path("victim")).substr(0, 40);
  const std::string tree = [&] {
    const auto entry = [](const std::string& mode, const std::string& object,
                          const std::string& name) {
      return fmt::format("{} blob {}\t{}", mode, object, name) + '\0';
    };
    return wiki.remote
        .git({"mktree", "-z"}, entry("100644", blob, "-x") + entry("100644", blob, "new\nline.md") +
                                   entry("100644", blob, "..") + entry("100644", blob, ".git") +
                                   entry("100644", blob, "\x1b[2J") +
                                   entry("100644", blob, ".gitattributes") +
                                   entry("120000", link, "Home.md"))
        .substr(0, 40);
  }();
  wiki.remote.git({"update-ref", "refs/heads/master",
                   wiki.remote.git({"commit-tree", "-m", "evil", tree}).substr(0, 40)});

  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings() == "foreign-page: `Home.md` in the wiki was not published from here\n");
  wiki.how.force = true;
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::pushed);
  CHECK(wiki.remote.git({"cat-file", "blob", "master:Home.md"}) == "home");
  CHECK(wiki.remote.git({"cat-file", "blob", "master:-x"}) == "x");
  CHECK(wiki.disk.read("victim") == "untouched");
}

TEST_CASE("a server that says no, or dies before the end, has published nothing") {
  if (is_without_git()) return;
  Wiki wiki;
  const std::string before = wiki.remote.commit(begun);
  wiki.remote.hook("pre-receive", "exit 1");
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings() ==
        "rejected-push: `the remote` did not take the commit: [remote rejected] (pre-receive hook "
        "declined)\n");
  wiki.remote.hook("pre-receive", "kill -9 $PPID");
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings().starts_with("unfinished-push: the push to `the remote` did not come"));
  CHECK(wiki.diagnostics.items().at(0).notes ==
        std::vector<std::string>{"nothing was published: the remote is as it was"});
  CHECK(wiki.remote.tip() == before);
}

TEST_CASE("a connection that breaks after the commit has arrived has done no harm") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.remote.hook("post-receive", "kill -9 $PPID");
  const Published pushed = wiki.run({{"Home.md", "home"}});
  CHECK(pushed.outcome == Outcome::pushed);
  CHECK(wiki.findings() == "");
  CHECK(wiki.remote.tip() == pushed.commit);
}

TEST_CASE("an edit between reading and pushing is seen: kept if it is another page, else refused") {
  if (is_without_git()) return;
  // The hook runs when the new commit is there and the branch not yet moved.
  const std::string once =
      "test -e done && exit 0; touch done; git update-ref refs/heads/master refs/heads/bob";
  for (const bool is_same_page : {false, true}) {
    Wiki wiki;
    wiki.remote.commit(begun);
    wiki.run({{"Home.md", "home\n"}});
    wiki.remote.git({"branch", "bob", "master"});
    wiki.remote.commit(BareRepository::file(is_same_page ? "Home.md" : "Guest.md", "bob\n"), "bob");
    wiki.remote.hook("update", once);
    const Published published = wiki.run({{"Home.md", "new\n"}});
    if (is_same_page) {
      CHECK(published.outcome == Outcome::stopped);
      CHECK(wiki.findings() ==
            "foreign-edit: `Home.md` in the wiki was edited since it was published\n");
      CHECK(wiki.remote.files() == "Home.md=bob\n;");
    } else {
      CHECK(wiki.findings() == "");
      CHECK(published.outcome == Outcome::pushed);
      CHECK(wiki.remote.files() == "Guest.md=bob\n;Home.md=new\n;");
      CHECK(wiki.remote.commits() == 4);
    }
  }
}

TEST_CASE("whoever is overtaken twice gives up") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.remote.hook("update",
                   "export GIT_AUTHOR_NAME=Bob GIT_AUTHOR_EMAIL=b GIT_COMMITTER_NAME=Bob "
                   "GIT_COMMITTER_EMAIL=b\n"
                   "git update-ref refs/heads/master "
                   "$(git commit-tree -m again -p master 'master^{tree}')");
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings() ==
        "rejected-push: others changed `the remote` twice while this was published\n");
  CHECK(wiki.remote.files() == "Home.md=Welcome to the cave wiki!\n;");
}

TEST_CASE("a branch is made where a site has none, and gets what keeps Jekyll away") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(BareRepository::file("README.md", "source"));
  wiki.how.is_wiki = false;
  wiki.how.branch = "gh-pages";
  CHECK(wiki.run({{"index.html", "<p>"}}).outcome == Outcome::pushed);
  CHECK(wiki.remote.files("gh-pages") == ".nojekyll=;index.html=<p>;");
  CHECK(wiki.remote.files() == "README.md=source;");
  CHECK(wiki.remote.commits("gh-pages") == 1);
  CHECK(wiki.run({{"index.html", "<p>"}}).outcome == Outcome::unchanged);
}

TEST_CASE("a wiki that shows no branch yet gets one only if it is named") {
  if (is_without_git()) return;
  Wiki wiki;
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings() == "empty-remote: `the remote` is empty\n");
  wiki.how.branch = "main";
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::pushed);
  CHECK(wiki.remote.files("main") == "Home.md=home;");
  wiki.how.branch = "other";
  wiki.run({{"Home.md", "home"}});
  CHECK(wiki.findings() == "empty-remote: `the remote` has no branch `other`\n");
}

TEST_CASE("a repository whose objects have longer names is published to as well") {
  if (is_without_git()) return;
  Wiki wiki;
  std::filesystem::remove_all(wiki.remote.path());
  std::filesystem::create_directory(wiki.remote.path());
  wiki.remote.git({"init", "-q", "--bare", "-b", "master", "--object-format=sha256"});
  wiki.remote.commit(begun);
  const Published published = wiki.run({{"Home.md", "home"}});
  CHECK(wiki.findings() == "");
  CHECK(published.commit.size() == 64);
  CHECK(wiki.remote.files() == "Home.md=home;");
}

TEST_CASE("a secret of an address is neither shown nor on the command line of Git") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.how.remote = {"http://ann:secret@127.0.0.1:1/x.git", "http://127.0.0.1:1/x.git"};
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings().starts_with("unreachable-remote: `http://127.0.0.1:1/x.git` cannot"));
  CHECK(wiki.findings().find("secret") == std::string::npos);
}

TEST_CASE("an address that the user's configuration turns into a program does not run it") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.disk.write(".gitconfig", "[url \"ext::touch " + wiki.disk.path("ran") +
                                    " \"]\n\tinsteadOf = https://example.org/\n");
  wiki.how.remote = {"https://example.org/x", "https://example.org/x"};
  CHECK(wiki.run({{"Home.md", "home"}}).outcome == Outcome::stopped);
  CHECK(wiki.findings().find("transport 'ext' not allowed") != std::string::npos);
  CHECK_FALSE(wiki.disk.exists("ran"));
}

TEST_CASE("hooks of the user run neither for a commit nor for a push") {
  if (is_without_git()) return;
  Wiki wiki;
  wiki.remote.commit(begun);
  wiki.disk.write(".gitconfig", "[core]\n\thooksPath = " + wiki.disk.path("hooks") + "\n");
  // The other side is on this machine as well, and there they may.
  const std::string hook =
      "#!/bin/sh\ncase $PWD in *scratch*) touch " + wiki.disk.path("ran") + " ;; esac\n";
  for (const char* name : {"pre-push", "reference-transaction", "post-commit"}) {
    wiki.disk.write(std::string("hooks/") + name, hook);
    std::filesystem::permissions(wiki.disk.path(std::string("hooks/") + name),
                                 std::filesystem::perms::owner_all);
  }
  const Published published = wiki.run({{"Home.md", "home"}});
  CHECK(published.outcome == Outcome::pushed);
  CHECK_FALSE(wiki.disk.exists("ran"));
}

}  // namespace allegory
