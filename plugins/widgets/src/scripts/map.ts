// SPDX-License-Identifier: MIT
// The script for the page with the map of the course.

import { CourseMapElement } from "../elements/map/course-map-element.ts";
import { defineOnce } from "../elements/map/define.ts";

defineOnce("cairn-course-map", CourseMapElement);
