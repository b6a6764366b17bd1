import { createNanoEvents } from "nanoevents";
import type { Border } from "../border.js";
import type { Issue } from "../core/index.js";

/** What came of a prompt, told to the page (SPEC.md section 10). Never carries an id of the visitor. */
export interface Report {
  /** Random, of this report. */
  id: string;
  rule?: string;
  type?: string;
  /** Epoch, ms. */
  at: number;
  /** This visitor's how-manieth exposure to the rule. */
  n?: number;
  /** What was clicked: an action's `do`. */
  action?: string;
  answer?: string | number;
  /** Why a prompt was held back, or ended. */
  reason?: string;
  /** Of `consent_changed`. */
  state?: string;
}

/** What may be listened to, and what comes with it. */
export interface Events {
  ready: () => void;
  error: (error: Issue | Error) => void;
  prompt_shown: (report: Report) => void;
  prompt_clicked: (report: Report) => void;
  prompt_dismissed: (report: Report) => void;
  prompt_ignored: (report: Report) => void;
  prompt_withdrawn: (report: Report) => void;
  prompt_answered: (report: Report) => void;
  prompt_suppressed: (report: Report) => void;
  consent_changed: (report: Report) => void;
  opted_out: (report: Report) => void;
}
/** A name to listen to. */
export type EventName = keyof Events;

/** Names that the document is told as well, with what comes with them. */
type Told = Exclude<EventName, "ready" | "error" | "prompt_suppressed">;

declare global {
  interface DocumentEventMap extends Record<`floorwalker:${Told}`, CustomEvent<Report>> {}
}

/** Errors kept for a listener that comes late: the rules file may have been read before anybody could listen. */
const EARLY = 100;

/** Names that are told to `on` alone, not to the document. */
const INTERNAL = /^(ready|error|prompt_suppressed)$/;

/**
 * Tells listeners, and the document as `floorwalker:<name>`.
 *
 * @param allowed whether consent allows telling the document
 * @param hush takes what a listener of errors throws: to tell it as an error would go on without end
 */
export function createReports(border: Border, allowed: () => boolean, hush: (error: unknown) => void) {
  const emitter = createNanoEvents<Events>();
  let early: (Issue | Error)[] | undefined = [];
  let ready = false;
  return {
    /** Listens; returns what stops it. A listener that throws does not reach the page, nor the other listeners. */
    on<N extends EventName>(name: N, listener: Events[N]): () => void {
      const guarded = border.safely(listener as (given: unknown) => unknown);
      const last = (given: unknown) => {
        try {
          (listener as (given: unknown) => Promise<unknown> | undefined)(given)?.catch?.(hush);
        } catch (error) {
          hush(error);
        }
      };
      if (name === "error" && early) {
        const missed = early;
        early = undefined;
        queueMicrotask(() => missed.forEach(last));
      }
      if (name === "ready" && ready) queueMicrotask(guarded as () => void);
      return emitter.on(name, (name === "error" ? last : guarded) as Events[N]);
    },
    emit<N extends EventName>(name: N, ...given: Parameters<Events[N]>): void {
      const [error] = given;
      ready ||= name === "ready";
      if (name === "error" && early && error && early.length < EARLY) early.push(error as Error);
      (emitter.emit as (name: N, ...given: unknown[]) => void)(name, ...given);
    },
    report(name: Exclude<EventName, "ready" | "error">, fields: Omit<Report, "id" | "at">): void {
      const report: Report = { id: Math.random().toString(36).slice(2), at: border.now(), ...fields };
      // The visitor's own words are for the listener alone.
      const { answer, ...rest } = report;
      emitter.emit(name, report);
      if (INTERNAL.test(name) || !allowed()) return;
      const detail = typeof answer === "string" && fields.action === "text" ? rest : report;
      document.dispatchEvent(new CustomEvent(`floorwalker:${name}`, { detail }));
    },
  };
}

/** See `createReports`. */
export type Reports = ReturnType<typeof createReports>;
