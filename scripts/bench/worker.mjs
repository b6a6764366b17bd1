// The process of one measurement: see `apart`.
const [, , module, options] = process.argv;
const { measure } = await import(`./${module}.mjs`);
process.send?.(await measure(JSON.parse(options ?? "{}")), () => process.exit());
