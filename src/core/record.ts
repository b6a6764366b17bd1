import type { Memory, RememberedItem } from "./memory.js";

/** Memory as it is stored: its products as a table, the names of their fields once. Half of the bytes are names else. */
export interface MemoryRecord extends Omit<Memory, "items"> {
  items: [keys: string[], ...rows: unknown[][]];
}

/** What is stored of a memory. */
export function toRecord({ items, ...rest }: Memory): MemoryRecord {
  const keys = [...new Set(items.flatMap(Object.keys))];
  const row = (item: RememberedItem) => keys.map((key) => (item as unknown as Record<string, unknown>)[key]);
  return { ...rest, items: [keys, ...items.map(row)] };
}

/** The memory in a record; of a later version, or where it is none, nothing. */
export function fromRecord(stored: unknown): Memory | undefined {
  const { items: [keys, ...rows] = [], ...rest } = (stored ?? {}) as Partial<MemoryRecord>;
  if (rest.version !== 1 || !keys) return;
  const items = rows.map((row) =>
    Object.fromEntries(keys.map((key, i) => [key, row[i]]).filter(([, value]) => value !== undefined)),
  );
  return { ...(rest as Memory), items: items as unknown as RememberedItem[] };
}
