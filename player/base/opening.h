// Opening: descriptors to read from. They keep the time of the last access where that is permitted, which is the
// owner's to do: from no file shall be told when a chapter was opened.
#pragma once

// As open, without a mode.
int opening_anywhere(const char *path, int flags);

// What stands in a folder, and nothing that stands elsewhere, whatever links say. A link to another place of the folder
// is followed where the kernel resolves the whole path (openat2); where it cannot, none is. The folder itself may be a
// link. path is parts with '/' between them, none of them "..", or empty for the folder itself. -1 when it cannot be
// opened, and errno says why: EXDEV when a link leads out.
int opening_beneath(const char *folder, const char *path, int flags);

// The same as on a kernel without openat2, for tests.
int opening_by_parts(const char *folder, const char *path, int flags);
