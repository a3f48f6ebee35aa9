// SPDX-License-Identifier: MIT
// The script for the page with the map of the course.

import { defineOnce } from "../elements/define-once.ts";
import { CourseMapElement } from "../elements/map/course-map-element.ts";

defineOnce("cairn-course-map", CourseMapElement);
