// The files made from the tables of src/core and src/reference: the JSON Schema that editors read, and the reference page.
import { mkdir, writeFile } from "node:fs/promises";
import "./run.mjs"; // works from the root
import { importTs } from "./typescript.mjs";

const { jsonSchema, markdown } = await importTs("src/reference/index.ts");

await mkdir("dist", { recursive: true });
await mkdir("docs", { recursive: true });
await writeFile("dist/rules.schema.json", `${JSON.stringify(jsonSchema(), null, 2)}\n`);
await writeFile("docs/reference.md", markdown());
