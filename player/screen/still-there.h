// Still there?: how long the warning stands before the visit ends.
#pragma once

enum { STILL_WARNING_MS = 30000 };
