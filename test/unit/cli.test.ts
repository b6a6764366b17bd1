// @vitest-environment node
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OutputOptions, type RollupOptions, rollup } from "rollup";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import configs from "../../rollup.config.mjs";

const GOOD = {
  floorwalker: 1,
  rules: [{ id: "a", when: { "item.views": { gte: 3 } }, prompt: { title: "x" } }],
};
const FILES = {
  "good.json": `\ufeff${JSON.stringify(GOOD)}`,
  "warned.json": JSON.stringify({ ...GOOD, holdout: 5 }),
  "bad.json": `{
  "floorwalker": 1,
  "rules": [
    { "id": "a", "prompt": { "title": "x" },
      "when": { "item.vues": { "gte": 3 } }
    }
  ]
}
`,
  "broken.json": '{ "floorwalker": 1\n  "rules": [] }\n',
};

let root: string;

/** Runs the command line as shipped: bundled as the build does it, in a process of its own. */
const floorwalker = (...args: string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((done) => {
    execFile(
      process.execPath,
      [join(root, "dist/cli.js"), ...args],
      { cwd: join(root, "files") },
      (error, out, err) => done({ code: error?.code ?? 0, out, err }),
    );
  });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "floorwalker-"));
  const config = (configs as RollupOptions[]).find(
    ({ input }) => input === "src/cli/index.ts",
  ) as RollupOptions;
  const bundle = await rollup(config);
  await bundle.write({ ...(config.output as OutputOptions), file: join(root, "dist/cli.js") });
  await bundle.close();
  await copyFile("package.json", join(root, "package.json"));
  await mkdir(join(root, "files/folder"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(root, "files", name), text);
}, 120_000);

afterAll(() => rm(root, { recursive: true, force: true }));

describe("floorwalker check", { timeout: 30_000 }, () => {
  it("is content with good files", async () => {
    expect(await floorwalker("check", "good.json")).toEqual({
      code: 0,
      out: "no mistakes, no warnings in 1 file\n",
      err: "",
    });
  });

  it("tells a mistake with its place, and the nearest right name", async () => {
    expect(await floorwalker("check", "bad.json", "good.json")).toEqual({
      code: 1,
      out: 'bad.json:5:17  error  /rules/0/when/item.vues  expected a fact, found "item.vues"; did you mean "item.views"?\n\n1 mistake, no warnings in 2 files\n',
      err: "",
    });
  });

  it("tells what is no JSON", async () => {
    const { code, out } = await floorwalker("check", "broken.json");
    expect(code).toBe(1);
    expect(out).toMatch(/^broken\.json:2:3 {2}error {2}\/ {2}expected a comma between .*, found "rules"\n/);
  });

  it("warns, and lets it pass", async () => {
    const { code, out } = await floorwalker("check", "warned.json");
    expect(code).toBe(0);
    expect(out).toMatch(
      /^warned\.json:1:\d+ {2}warning {2}\/holdout .*\n\nno mistakes, 1 warning in 1 file\n$/,
    );
  });

  it("prints for programs", async () => {
    const { code, out } = await floorwalker("check", "--json", "bad.json", "warned.json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        file: "bad.json",
        line: 5,
        column: 17,
        pointer: "/rules/0/when/item.vues",
        severity: "error",
        expected: "a fact",
        received: '"item.vues"',
        nearest: "item.views",
        message: 'expected a fact, found "item.vues"; did you mean "item.views"?',
      },
      expect.objectContaining({
        file: "warned.json",
        severity: "warning",
        expected: null,
        pointer: "/holdout",
      }),
    ]);
    expect((await floorwalker("check", "--json", "good.json")).out).toBe("[]\n");
  });

  it("names what it can't read in one line, and checks the others", async () => {
    expect(await floorwalker("check", "missing.json")).toEqual({
      code: 2,
      out: "",
      err: "floorwalker: missing.json: there is no such file\n",
    });
    const { code, out, err } = await floorwalker("check", "folder", "bad.json");
    expect(code).toBe(2);
    expect(out).toContain("bad.json:5:17");
    expect(err).toBe("floorwalker: folder: this is a folder, not a file\n");
  });
});

describe("floorwalker", { timeout: 30_000 }, () => {
  it("lists the commands it has, and no other", async () => {
    const { code, out } = await floorwalker("--help");
    expect(code).toBe(0);
    expect(out.slice(out.indexOf("Commands:"))).toMatch(/^Commands:\n {2}check [^\n]*\n(?! {2}\w)/);
  });

  it("tells its version", async () => {
    expect((await floorwalker("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [["chek", "x"], "floorwalker: unknown command 'chek' (Did you mean check?)\n"],
    [["replay", "x"], "floorwalker: unknown command 'replay'\n"],
    [["check"], "floorwalker: missing required argument 'files'\n"],
    [["check", "--jsn", "x"], "floorwalker: unknown option '--jsn' (Did you mean --json?)\n"],
  ])("says in one line what it does not know: %j", async (args, err) => {
    expect(await floorwalker(...args)).toEqual({ code: 2, out: "", err });
  });
});
