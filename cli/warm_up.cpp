#include "cli/warm_up.h"

#include <span>
#include <string_view>

#include "normalize/embedded_file.h"

namespace planlupp {
const std::vector<EmbeddedFile>& embedded_documents();  // texts of corpus/
}

namespace planlupp::cli {
namespace {

constexpr std::size_t kSeveral = 2, kMany = 20;

constexpr std::string_view kTable =
    "Internkontrollplan 2024\n\nRisk\tSannolikhet\tKonsekvens\tÅtgärd\n"
    "Bristande över-\nsyn av avtal\t2\t3\tUtbildning senast 2024-05-01\n\n"
    "Mål\tMålvärde\nNöjda med-\nborgare\tminst 80 %\n";

constexpr std::string_view kPage =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 64>>stream\n0 0 9 9 re S BT /F 9 Tf 9 9 Td (Risk) Tj ET"
    "                        \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

void read(std::string_view document, const Words& words) {
  const auto bytes = std::as_bytes(std::span(document));
  const auto records = read_document({bytes.begin(), bytes.end()}, "", words, {});
  static_cast<void>(records);  // what they say is of no matter
}

}  // namespace

void warm_up(const Words& words, std::size_t documents) {
  if (documents < kSeveral) return;
  read(kTable, words);
  read(kPage, words);
  if (documents < kMany) return;
  for (const EmbeddedFile& file : embedded_documents()) read(file.content, words);
}

}  // namespace planlupp::cli
