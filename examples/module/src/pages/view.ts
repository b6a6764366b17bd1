import type { Shown } from "../shop/events.js";

/** A page, ready to be shown. */
export interface View extends Shown {
  title: string;
  content: readonly Node[];
}
