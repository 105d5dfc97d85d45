// A page as a picture with what was found on it: for a person who wants to see what was read.
//
//   boxes = outlines(extraction, 3)           tables, cells, spans of page 3
//   png = draw_page(bytes, 3, boxes, {})      the page, the boxes over it
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "extract/page.h"
#include "extract/result.h"
#include "extract/table.h"

namespace planlupp {

struct Outline {
  Box box;
  Colour colour = 0;
  double thickness = 1;  // points, of the line around it
  double tint = 0;       // 0 to 1: how much of its colour lies over what is in it
};

struct DrawOptions {
  std::string password;
  double dpi = 110;
};

// Tables blue, their cells green, spanning cells orange, header rows tinted.
[[nodiscard]] std::vector<Outline> outlines(const Extraction& extraction, int page);

// The page of a PDF as PNG, with the outlines over it.
// Errors: unsupported (no PDF), damaged, encrypted, not_found (no such page), too_large.
[[nodiscard]] Result<std::string> draw_page(std::span<const std::byte> pdf, int page,
                                            std::span<const Outline> boxes,
                                            const DrawOptions& options);

}  // namespace planlupp
