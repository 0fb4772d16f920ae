// A step of words alone.
#include "screen/step.h"

const StepScreen text_step = {0};
