// JSON: a small writer. The caller prints the brackets and commas of its own shape; the words between go through here,
// so that every string is escaped in one place (RFC 8259).
#pragma once

#include <stdio.h>

#include "base/text.h"

// The text as a JSON string with its quotes. Ill-formed bytes become U+FFFD.
void json_string(FILE *out, Text text);

// "name": with a space after the colon; name needs no escaping.
void json_name(FILE *out, const char *name);

// A number with as many decimals as it needs and at most three: 5.88, 1280. Infinite and undefined ones become null.
void json_number(FILE *out, double number);

void json_bool(FILE *out, bool is_true);
