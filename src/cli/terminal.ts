/** What the command line needs of the world around it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether what is written to `out` may have colours. */
  colours: boolean;
  /** Epoch, ms. */
  now(): number;
}
