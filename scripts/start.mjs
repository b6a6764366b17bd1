// `npm start`: builds, then serves the demo shop with the built tag. `npm start -- --no-drawer`: see the shop's server.
import { run } from "./run.mjs";

for (const script of [["scripts/build.mjs"], ["examples/shop/server.mjs", ...process.argv.slice(2)]]) {
  const { code } = await run("node", script, { show: true });
  if (code !== 0) process.exit(code);
}
