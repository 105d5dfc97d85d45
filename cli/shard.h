// One part of many: which of the files an import takes when several machines, or jobs of a batch
// engine, import a folder together. A file's part depends on its name alone.
//
//   planlupp --store shard_3.db import --shard 3/8 plans/       parts count from 1
//   planlupp --store shard_$N.db import --shard auto plans/     of a Slurm array
//   planlupp --store shard_$N.db import --shard auto/8 plans/   of an indexed job (Kubernetes)
#pragma once

#include <string>
#include <vector>

#include "cli/files.h"
#include "cli/run.h"
#include "extract/result.h"

namespace planlupp::cli {

struct Shard {
  unsigned index = 0;  // from 0
  unsigned count = 1;
};

// Errors: usage.
[[nodiscard]] Result<Shard> shard_of(const std::string& text, const Surroundings& surroundings);

void keep_shard(const Shard& shard, std::vector<FoundFile>& files);

}  // namespace planlupp::cli
