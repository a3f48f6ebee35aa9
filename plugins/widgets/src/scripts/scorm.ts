// SPDX-License-Identifier: MIT
// The script of a SCORM package.

import { reportCourse } from "../elements/scorm/course-frame.ts";

reportCourse();
