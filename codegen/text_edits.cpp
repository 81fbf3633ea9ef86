// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/text_edits.h"
