export interface PageGiven {
  lang?: string;
  dir?: string;
  dark?: boolean;
  parts?: string;
}
export const POLICY: string;
export const FILES: Record<string, { body: string; type: string }>;
export function bundle(): Promise<string>;
export function page(given?: PageGiven): string;
