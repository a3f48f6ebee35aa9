// SPDX-License-Identifier: MIT
// In a site with several languages, this comes before the loader.

import { keepLanguage } from "../elements/keep-language.ts";

keepLanguage();
