// PageSettle: what is done with a page once it is filled: lines spared for the last page, gaps drawn together or out,
// what stands at its foot, and the order in which it is read.
#pragma once

#include "page/page-fill.h"

void page_settle(PageFill *fill);
