// Target: what a fuzzer calls with bytes that it has made up; fuzz_NAME is built from NAME.c and runs under libFuzzer,
// seeds_NAME is built from the same and tries what is kept. It fails by an assertion or by what a sanitiser finds, and
// leaves nothing behind that the next call could meet.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Always 0.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
