import type { Warning } from "../finding.js";
import { caps } from "./caps.js";
import type { Checked } from "./checked.js";
import { conditions } from "./conditions.js";
import { later } from "./later.js";
import { needs } from "./needs.js";
import { schedule } from "./schedule.js";
import { languages, lengths } from "./texts.js";

const ALL = [conditions, schedule, caps, languages, lengths, needs, later];

/** What is worth a second look in a rules file, where nothing is wrong. */
export const warningsOf = (checked: Checked): Warning[] => ALL.flatMap((each) => each(checked));
