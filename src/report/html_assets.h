// Style and script of HTML reports, part of every report: they load nothing. After a change tests/html_assets_test.py
// says their new hashes.
#pragma once

#include "report/html.h"

namespace wirecopy::report {

extern const Asset kBaseStyle;  // of every report, before its own
extern const Asset kTraceStyle;
extern const Asset kTraceScript;
extern const Asset kCompareStyle;
extern const Asset kCompareScript;

}  // namespace wirecopy::report
