// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "codegen/conditional.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

enum class SegmentKind : std::uint8_t {
  Declaration,
  Namespace,  ///< `namespace a::b {`
  Linkage,    ///< `extern "C" {`
  Close,      ///< the `}` of either, or a stray one
  UsingNamespace,
  Include,
  Directive,
  Other,  ///< anything else, also what could not be read
  End,    ///< white space and comments behind the last token
};

/// Something in a segment that the user should look at.
struct Problem {
  const char* code = "";
  std::string message;
  std::size_t offset = 0;  ///< relative to the segment
  int line = 0;            ///< relative to the segment's first line
};

/// What the reader keeps about a use beside its syntax.
struct UseDetail {
  int line = 0;                  ///< relative to the segment's first line
  int column = 0;                ///< 0-based, in bytes; of the first line relative to the segment's beginning
  bool unqualifiedCall = false;  ///< see BodyUse
  Range callRange;
};

struct Occurrence;

/// The smallest piece of a file that is read by itself: one declaration, one brace of a namespace, one
/// directive, with the white space and comments before it. Segments follow each other without a gap. How one
/// is read depends on the bytes from its beginning to its `reach` only, never on what stands before it. So
/// after an edit only those segments are read again whose reach it touches, until an old boundary is met.
///
/// All offsets are relative to its beginning and all lines to its first line; names are relative to the
/// namespace that it stands in.
struct Segment {
  SegmentKind kind = SegmentKind::Other;
  bool broken = false;            ///< does not parse now
  bool annotationBroken = false;  ///< its annotation does not, what the declaration has is a part of it
  Branch branch = Branch::None;   ///< of a directive
  bool decided = false;           ///< Token::decided
  bool crossesBranches =
      false;  ///< of none: it begins in one branch of an #if and ends in another, or outside
  bool inlineNamespace = false;
  bool qualifiedName = false;  ///< a definition outside of its scope: `void app::f() {}`
  std::uint32_t length = 0;    ///< bytes
  std::uint32_t lines = 0;     ///< line ends inside
  std::uint32_t reach = 0;     ///< see above; may lie behind the segment
  std::uint32_t first = 0;     ///< offset of its first token
  std::string text;            ///< name of the namespace opened or used; what is included
  std::optional<DeclarationSyntax> declaration;
  std::vector<UseDetail> useDetails;  ///< one for each of declaration->uses
  std::vector<Range> swallowed;  ///< half-typed comments and raw strings, as far as a compiler reads them
  std::vector<Problem> problems;
  Occurrence* occurrence = nullptr;  ///< what Program keeps about the declaration; no part of reading
};

/// Moves every offset of a declaration by `delta` (which may be negative, modulo 2^64) and every line.
void shift(DeclarationSyntax& declaration, std::size_t delta, int lines);
/// Puts `scope` before the declaration's names, also of those nested in it.
void qualify(DeclarationSyntax& declaration, const std::string& scope);

}  // namespace metaparticle::codegen
