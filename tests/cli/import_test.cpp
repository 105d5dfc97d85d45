#include <time.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "run_cli.h"
#include "scratch.h"
#include "store/list.h"
#include "store/sqlite.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

std::string plan(const std::string& risk) {
  return "Internkontrollplan 2024\n\nRisk\tSannolikhet\tKonsekvens\tRiskvärde\n" + risk +
         "\t2\t3\t6\nFelaktiga utbetalningar\t4\t4\t16\n";
}

double seconds() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// A page that draws a form which draws itself, each time twice.
std::string endless_pdf() {
  // What one page may draw is capped; so there are many of them.
  constexpr int kPages = 200;
  std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[";
  for (int i = 0; i < kPages; ++i) pdf += std::to_string(100 + i) + " 0 R ";
  pdf += "]/Count " + std::to_string(kPages) + ">>endobj\n";
  for (int i = 0; i < kPages; ++i) {
    pdf += std::to_string(100 + i) +
           " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources"
           "<</XObject<</X 10 0 R>>>>>>endobj\n";
  }
  pdf += "4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n";
  for (int i = 10; i < 40; ++i) {
    const std::string draw = i == 39 ? "0 0 1 1 re f" : "/X Do /X Do /X Do /X Do";
    pdf += std::to_string(i) +
           " 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources"
           "<</XObject<</X " +
           std::to_string(i + 1) + " 0 R>>>>/Length " + std::to_string(draw.size()) + ">>stream\n" +
           draw + "\nendstream endobj\n";
  }
  return pdf + "trailer<</Root 1 0 R/Size 300>>\n%%EOF\n";
}

class Folder {
 public:
  Folder() { std::filesystem::create_directory(scratch.at("docs")); }
  Ran import(std::vector<std::string> options, const std::string& store = "plans.db") const {
    options.insert(options.begin(), {"--store", scratch.at(store), "import"});
    if (options.back() != "--retry") options.push_back(scratch.at("docs"));
    std::ostringstream out, err;
    cli::Surroundings surroundings;
    surroundings.out = &out;
    surroundings.err = &err;
    surroundings.cores = 2;
    surroundings.now = [] { return "2026-01-31T12:00:00Z"; };
    if (clock) surroundings.seconds = seconds;
    const int status = cli::run(options, surroundings);
    return {status, out.str(), err.str()};
  }
  // "a.txt imported", "b.pdf failed deadline" ...
  [[nodiscard]] std::vector<std::string> verdicts() const {
    auto store = Store::open(scratch.at("plans.db"), Access::read);
    REQUIRE(store);
    std::vector<std::string> told;
    const auto files =
        import_files(*store, {Verdict::imported, Verdict::partial, Verdict::unchanged,
                              Verdict::refused, Verdict::failed});
    REQUIRE(files);
    for (const ImportFile& file : *files) {
      told.push_back(std::filesystem::path(file.path).filename().native() + " " +
                     std::string(name_of(file.verdict)));
      if (file.verdict == Verdict::refused || file.verdict == Verdict::failed) {
        told.back() += " " + file.reason.substr(0, file.reason.find(':'));
      }
    }
    return told;
  }
  [[nodiscard]] std::string documents() const {
    return run_cli({"--store", scratch.at("plans.db"), "documents", "--format", "csv"}).out;
  }
  Scratch scratch;
  bool clock = false;
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("however many read at a time, the store is the same, byte for byte") {
  const Folder folder;
  for (int i = 0; i < 12; ++i) {
    folder.scratch.write("docs/" + std::to_string(i) + ".txt", plan("Jäv " + std::to_string(i)));
  }
  folder.scratch.write("docs/5.pdf", "%PDF-1.4 and no more");
  std::string first;
  for (const std::string jobs : {"1", "2", "7"}) {
    CHECK(folder.import({"--jobs", jobs}, jobs + ".db").status == 1);
    const std::string bytes = content_of(folder.scratch.at(jobs + ".db"));
    CHECK((first.empty() || bytes == first));
    first = bytes;
  }
  CHECK(folder.import({"--in-process"}, "here.db").status == 1);
  CHECK(content_of(folder.scratch.at("here.db")) == first);
}

TEST_CASE("every file has its verdict in the store") {
  const Folder folder;
  folder.scratch.write("docs/a.txt", plan("Jäv"));
  folder.scratch.write("docs/b.pdf", "%PDF-1.4 and no more");
  folder.scratch.write("docs/c.txt", plan("Jäv"));
  folder.scratch.write("docs/d.txt", "");
  CHECK(folder.import({}).status == 1);
  CHECK(folder.verdicts() == Told{"a.txt imported", "b.pdf refused damaged", "c.txt unchanged",
                                  "d.txt refused unsupported"});
  SECTION("which the same import leaves as they are") {
    const std::string before = content_of(folder.scratch.at("plans.db"));
    folder.import({});
    CHECK(folder.verdicts() == Told{"a.txt imported", "b.pdf refused damaged", "c.txt unchanged",
                                    "d.txt refused unsupported"});
  }
  SECTION("and which changes with the file") {
    folder.scratch.write("docs/b.pdf", plan("Bisysslor"));
    CHECK(folder.import({}).status == 1);
    CHECK(folder.verdicts().at(1) == "b.pdf imported");
  }
}

TEST_CASE("a path that was mistyped is told and not kept") {
  const Folder folder;
  folder.scratch.write("docs/a.txt", plan("Jäv"));
  const Ran ran = folder.import({folder.scratch.at("dosc")});
  CHECK(ran.status == 1);
  CHECK(ran.err.find("dosc: expected a file or folder, found nothing") != std::string::npos);
  CHECK(folder.verdicts() == Told{"a.txt imported"});
}

TEST_CASE("what was refused is not read again, unless asked for") {
  Folder folder;
  folder.clock = true;
  folder.scratch.write("docs/a.pdf", "%PDF-1.4 and no more");
  const auto seconds_of_reading = [&] {
    auto store = Store::open(folder.scratch.at("plans.db"), Access::read);
    REQUIRE(store);
    return (*find_import_file(*store, folder.scratch.at("docs/a.pdf")))->seconds;
  };
  CHECK(folder.import({}).status == 1);
  CHECK(seconds_of_reading() > 0);
  const Ran again = folder.import({});
  CHECK(again.status == 1);
  CHECK(again.err.find("a.pdf: expected a PDF") != std::string::npos);
  CHECK(seconds_of_reading() == 0);
  CHECK(folder.import({"--force"}).status == 1);
  CHECK(seconds_of_reading() > 0);
}

TEST_CASE("a document that the store does not take loses no other") {
  const Folder folder;
  folder.scratch.write("docs/a.txt", plan("Jäv"));
  folder.scratch.write("docs/b.txt", plan("Mutor"));
  CHECK(folder.import({}).status == 0);
  Database(folder.scratch.at("plans.db"), Access::write)
      .execute(
          "CREATE TRIGGER no AFTER INSERT ON risk WHEN NEW.description = 'Hot' BEGIN "
          "SELECT RAISE(ABORT, 'not that one'); END");
  folder.scratch.write("docs/c.txt", plan("Hot"));
  folder.scratch.write("docs/d.txt", plan("Stöld"));
  const Ran ran = folder.import({});
  CHECK(ran.status == 1);
  CHECK(ran.err.find("c.txt: not that one") != std::string::npos);
  CHECK(ran.out.starts_with("1 document imported, 2 unchanged, 1 failed"));
}

TEST_CASE("a file that was moved is known by its bytes") {
  const Folder folder;
  folder.scratch.write("docs/a.txt", plan("Jäv"));
  folder.import({});
  std::filesystem::rename(folder.scratch.at("docs/a.txt"), folder.scratch.at("docs/b.txt"));
  const Ran ran = folder.import({});
  CHECK(ran.status == 0);
  CHECK(ran.err.find("b.txt: moved from") != std::string::npos);
  CHECK(folder.verdicts() == Told{"b.txt imported"});
  CHECK(folder.documents().find("b.txt") != std::string::npos);
  CHECK(folder.documents().find("a.txt") == std::string::npos);
}

TEST_CASE("a document that never ends is ended, and the others are read") {
  Folder folder;
  folder.clock = true;
  folder.scratch.write("docs/a.txt", plan("Jäv"));
  folder.scratch.write("docs/b.pdf", endless_pdf());
  folder.scratch.write("docs/c.txt", plan("Bisysslor"));
  CHECK(folder.import({"--deadline", "2"}).status == 1);
  CHECK(folder.verdicts() == Told{"a.txt imported", "b.pdf failed deadline", "c.txt imported"});
  SECTION("it is tried again with --retry, which needs no path") {
    const Ran again = folder.import({"--deadline", "2", "--retry"});
    CHECK(again.err.find("b.pdf: expected to be read within 2 s") != std::string::npos);
    CHECK(again.out.starts_with("0 documents imported, 1 failed"));
  }
  SECTION("what failed is listed") {
    const Ran listed = run_cli(
        {"--store", folder.scratch.at("plans.db"), "documents", "--failed", "--format", "csv"});
    CHECK(listed.out.find("b.pdf,failed,\"deadline: expected") != std::string::npos);
  }
  SECTION("it is not tried again unless asked for") {
    folder.clock = false;  // without a clock there is no deadline: it would go on for ever
    const Ran again = folder.import({"--deadline", "2"});
    CHECK(again.status == 1);
    CHECK(again.err.find("b.pdf: expected to be read within 2 s") != std::string::npos);
  }
}

TEST_CASE("a document with a table too wide to be read is imported in part, and why is told") {
  const Folder folder;
  std::string wide;
  for (int i = 0; i < 600; ++i) wide += "x\t";
  folder.scratch.write("docs/plan.txt", plan("Jäv vid beslut") + "\n" + wide + "\n" + wide + "\n");
  const Ran ran = folder.import({"--json"});
  CHECK(ran.out.find("\"verdict\":\"partial\"") != std::string::npos);
  CHECK(ran.status == 0);
  CHECK(folder.verdicts() == Told{"plan.txt partial"});
}
