#include "cli/reading.h"

#include <utility>
#include <vector>

#include "cli/files.h"
#include "store/sha256.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kTermBytes = std::size_t{16} << 20U;

}  // namespace

Result<Words> load_words(const std::string& folder, const Surroundings& surroundings) {
  TermSources sources;
  sources.dictionary_stem = surroundings.dictionary_stem;
  std::string everything;
  if (!folder.empty()) {
    const FoundFiles found = find_files({folder});
    if (!found.errors.empty()) return found.errors.front();
    for (const FoundFile& file : found.files) {
      if (file.path.extension() != ".tsv") continue;
      Result<std::vector<std::byte>> bytes = read_file(file, kTermBytes);
      if (!bytes) return bytes.error();
      std::string content(reinterpret_cast<const char*>(bytes->data()), bytes->size());
      everything += file.path.filename().native() + '\n' + content + '\n';
      sources.files.push_back({file.path.filename().native(), std::move(content)});
    }
    if (sources.files.empty()) {
      return Error{ErrorCode::usage, folder, "expected tables of terms (*.tsv), found none"};
    }
  }
  auto vocabulary = Vocabulary::load(sources);
  if (!vocabulary) {
    Error error = vocabulary.error();
    if (error.code == ErrorCode::usage) error.place = folder + "/" + error.place;
    return error;
  }
  const std::string digest =
      everything.empty() ? "" : sha256_of(std::as_bytes(std::span(everything)));
  return Words{*std::move(vocabulary), digest};
}

namespace {

Result<Extraction> extract_named(std::span<const std::byte> bytes, const std::string& name,
                                 const ExtractOptions& options) {
  Result<Extraction> extraction = extract(bytes, options);
  if (extraction) return extraction;
  Error error = extraction.error();
  error.place = error.place.empty() ? name : name + ", " + error.place;
  return error;
}

}  // namespace

Result<Extraction> extract_document(std::span<const std::byte> bytes, const std::string& name,
                                    const Words& words, const ExtractOptions& options) {
  Result<Extraction> extraction = extract_named(bytes, name, options);
  if (!extraction) return extraction;
  return rebuild_flow(*std::move(extraction), words.vocabulary, options.join_pages);
}

Result<RecordSet> read_document(std::vector<std::byte>&& bytes, const std::string& name,
                                const Words& words, const ExtractOptions& options) {
  Result<Extraction> extraction = extract_named(bytes, name, options);
  std::vector<std::byte>().swap(bytes);
  if (!extraction) return extraction.error();
  return normalize(*std::move(extraction), words.vocabulary);
}

}  // namespace planlupp::cli
