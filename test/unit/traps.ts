/** Fields that nobody may read: each that is touched throws, and is written down, for what throws may be caught. */
export function createTraps() {
  const touched: string[] = [];
  return {
    touched,
    /** Lays traps on an object; gives it back. */
    on<T extends object>(object: T, ...names: string[]): T {
      for (const name of names)
        Object.defineProperty(object, name, {
          configurable: true,
          enumerable: true,
          get() {
            touched.push(name);
            throw new Error(`${name} was read`);
          },
        });
      return object;
    },
  };
}
