// Version: which player this is, to the commit. LECTERN_VERSION is the release alone, "0.2.0", which is what packs ask
// for.
#pragma once

// As the packages have it: "0.2.0+git312" is what 312 commits have made of the project; a release, or what was built
// without git, is "0.2.0".
extern const char version_of_build[];
